package io.github.apprpm.publish.managed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.apprpm.file.Sha256;
import io.github.apprpm.http.StubServer;
import io.github.apprpm.http.StubServer.Answer;
import io.github.apprpm.http.StubServer.Asked;
import io.github.apprpm.publish.PublishTarget;
import io.github.apprpm.rpm.RpmPackage;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** The answers of the products to uploads, as their documentation has them. */
enum StubProduct {
    /** {@code help.sonatype.com}: PUT answers 201, and 400 where redeployment is off. */
    NEXUS("repository/rpm/el9/") {
        @Override
        PublishTarget open(ManagedTargets targets, URI server) {
            return targets.nexus(server + path());
        }

        @Override
        Answer answer(Asked asked, State state) {
            if (!asked.method().equals("PUT")) {
                return file(state, asked.path(), asked);
            }
            return state.files.putIfAbsent(asked.path(), state.change(asked.body())) == null
                    ? Answer.of(201, "")
                    : Answer.of(400, "Repository does not allow updating assets: rpm");
        }
    },

    /** {@code jfrog.com/help}: a deployment by digest answers 404 if no repository has the bytes. */
    ARTIFACTORY("artifactory/rpm-local/el9/") {
        @Override
        PublishTarget open(ManagedTargets targets, URI server) {
            return targets.artifactory(server + path());
        }

        @Override
        Answer answer(Asked asked, State state) {
            if (asked.method().equals("POST")) {
                return asked.uri().toString().equals("/artifactory/api/yum/rpm-local?async=0")
                        ? Answer.of(200, "YUM metadata calculation completed")
                        : Answer.of(404, "");
            }
            if (!asked.method().equals("PUT")) {
                byte[] bytes = state.files.get(asked.path());
                return bytes == null
                        ? Answer.of(404, "{\"errors\":[{\"status\":404}]}")
                        : Answer.of(200, bytes).with("X-Checksum-Sha256", Sha256.hex(bytes));
            }
            if (asked.header("X-Checksum-Deploy").equals("true")) {
                Optional<byte[]> known = state.files.values().stream()
                        .filter(bytes -> Sha256.hex(bytes).equals(asked.header("X-Checksum-Sha256")))
                        .findFirst();
                known.ifPresent(bytes -> state.files.put(asked.path(), bytes));
                return known.isPresent() ? Answer.of(201, "{}") : Answer.of(404, "Checksum deploy failed");
            }
            state.files.put(asked.path(), state.change(asked.body()));
            return Answer.of(201, "{}");
        }
    },

    /** {@code docs.gitea.com/usage/packages/rpm}: 201, 409 for the same name, 400 for what is no package. */
    GITEA("api/packages/shop/rpm/el9/") {
        @Override
        PublishTarget open(ManagedTargets targets, URI server) {
            return targets.gitea(server + path().replaceFirst("/$", ""));
        }

        @Override
        Answer answer(Asked asked, State state) throws IOException {
            if (asked.method().equals("PUT") && asked.path().equals("/" + path() + "upload")) {
                String place = "/%spackage/%s".formatted(path(), identity(asked.body()));
                return state.files.putIfAbsent(place, state.change(asked.body())) == null
                        ? Answer.of(201, "")
                        : Answer.of(409, "package file already exists");
            }
            return asked.method().equals("GET") ? file(state, asked.path(), asked) : Answer.of(405, "");
        }
    },

    /** {@code pulpproject.org/pulp_rpm}: an upload is in no repository until it is added by a task. */
    PULP("pulp/api/v3/") {
        @Override
        PublishTarget open(ManagedTargets targets, URI server) {
            return targets.pulp(server + path(), Optional.of("shop el9"));
        }

        @Override
        Answer answer(Asked asked, State state) throws IOException {
            return new StubPulp(state).answer(asked);
        }
    },

    /** {@code docs.cloudsmith.com}: a file is uploaded, made a package, and then synchronised. */
    CLOUDSMITH("example/shop/") {
        @Override
        PublishTarget open(ManagedTargets targets, URI server) {
            return targets.cloudsmith(server + path(), "el/9");
        }

        @Override
        Answer answer(Asked asked, State state) throws IOException {
            String api = "/v1/packages/" + path();
            if (asked.method().equals("PUT")) {
                String digest = Sha256.hex(asked.body());
                if (!digest.equals(asked.header("Content-Sha256"))) {
                    return Answer.of(422, "{\"detail\":\"digest\"}");
                }
                state.files.put("upload " + digest.substring(0, 12), asked.body());
                state.names.put(digest.substring(0, 12), asked.path().replaceFirst(".*/", ""));
                return Answer.of(200, "{\"identifier\":\"%s\"}".formatted(digest.substring(0, 12)));
            }
            if (asked.method().equals("POST") && asked.path().equals(api + "upload/rpm/")) {
                JsonNode order = new ObjectMapper().readTree(asked.body());
                String id = order.path("package_file").asText();
                if (!order.path("distribution").asText().equals("el/9")) {
                    return Answer.of(400, "{\"fields\":{\"distribution\":[\"unknown\"]}}");
                }
                state.files.put(state.names.get(id), state.files.get("upload " + id));
                return Answer.of(201, "{\"slug_perm\":\"%s\"}".formatted(id));
            }
            if (asked.path().endsWith("/status/")) {
                boolean isDone = state.looks++ > 0;
                return Answer.of(
                        200,
                        "{\"is_sync_completed\":%s,\"is_sync_failed\":%s,\"status_reason\":\"%s\"}"
                                .formatted(isDone && !state.fails, isDone && state.fails, "duplicate"));
            }
            if (!asked.path().equals(api)) {
                return Answer.of(404, "{}");
            }
            String name = URLDecoder.decode(asked.uri().getRawQuery(), StandardCharsets.UTF_8)
                    .replace("query=filename:", "");
            byte[] bytes = state.files.get(name);
            return Answer.of(200, bytes == null ? "[]" : """
                    [{"filename":"%s","checksum_sha256":"%s","distro":{"slug":"el"},"distro_version":{"slug":"9"}}]
                    """.formatted(name, Sha256.hex(bytes)));
        }
    };

    /** What a server has. */
    static final class State {
        final Map<String, byte[]> files = new ConcurrentHashMap<>();
        final Map<String, String> names = new ConcurrentHashMap<>();
        /** What the server does to a package. */
        UnaryOperator<byte[]> signing = bytes -> bytes;

        boolean signs;
        boolean fails;
        int looks;

        byte[] change(byte[] bytes) {
            return signing.apply(bytes);
        }
    }

    private final String path;

    StubProduct(String path) {
        this.path = path;
    }

    String path() {
        return path;
    }

    abstract PublishTarget open(ManagedTargets targets, URI server);

    abstract Answer answer(Asked asked, State state) throws IOException;

    StubServer start(State state, Function<Asked, Optional<Answer>> trouble) {
        return new StubServer(asked -> {
            Optional<Answer> bad = trouble.apply(asked);
            return bad.isPresent() ? bad.get() : answer(asked, state);
        });
    }

    /** Whether a request brings the bytes of a package. */
    static boolean isUpload(Asked asked) {
        return (asked.method().equals("PUT") || asked.header("Content-Type").startsWith("multipart/"))
                && asked.body().length > 0;
    }

    private static Answer file(State state, String path, Asked asked) {
        byte[] bytes = state.files.get(path);
        return bytes == null ? Answer.of(404, "not found") : Answer.of(200, bytes);
    }

    /** Name, version and architecture as Gitea's addresses have them. */
    static String identity(byte[] bytes) throws IOException {
        RpmPackage rpm = read(bytes);
        return "%s/%s-%s/%s".formatted(rpm.name(), rpm.version(), rpm.release(), rpm.architecture());
    }

    static RpmPackage read(byte[] bytes) throws IOException {
        Path file = Files.createTempFile("stub", ".rpm");
        try {
            return RpmPackage.read(Files.write(file, bytes));
        } finally {
            Files.delete(file);
        }
    }
}
