package io.github.apprpm.publish.managed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.apprpm.http.HttpBody;
import io.github.apprpm.http.HttpCall;
import io.github.apprpm.http.HttpPlace;
import io.github.apprpm.http.HttpReply;
import io.github.apprpm.http.HttpTransport;
import io.github.apprpm.model.PackagingException;
import io.github.apprpm.publish.LocalPackage;
import io.github.apprpm.publish.UploadListener;
import java.io.IOException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A repository of Pulp 3: packages are uploaded to the server, and then one new version of the repository has them all.
 *
 * <p>A repository whose packages Pulp signs gets each of them by a task of its own.
 */
final class PulpServer implements PackageServer {
    private static final String PACKAGES = "content/rpm/packages/";
    private static final String REPOSITORIES = "repositories/rpm/rpm/";
    private static final String SIGNING = "package_signing_service";

    private final HttpTransport transport;
    private final URI base;
    private final String repository;
    private final PulpTasks tasks;
    /** The addresses of uploaded packages that the repository does not have yet. */
    private final Map<LocalPackage, String> uploaded = new LinkedHashMap<>();

    private Optional<JsonNode> known = Optional.empty();

    /**
     * @param base the interface, such as {@code https://pulp.example.org/pulp/api/v3/}
     * @param repository its name
     */
    PulpServer(HttpTransport transport, URI base, String repository, PulpTasks tasks) {
        this.transport = transport;
        this.base = base;
        this.repository = repository;
        this.tasks = tasks;
    }

    @Override
    public String name() {
        return "The repository '%s' of Pulp at %s".formatted(repository, HttpPlace.shown(base));
    }

    private JsonNode get(String query) throws IOException {
        HttpCall call = HttpCall.get(URI.create(base + query));
        return JsonReply.of(call, transport.require(call));
    }

    private JsonNode repository(boolean again) throws IOException {
        if (known.isEmpty() || again) {
            JsonNode found =
                    get(REPOSITORIES + "?name=" + HttpPlace.encoded(repository)).path("results");
            if (found.isEmpty()) {
                throw new PackagingException(
                        "Pulp at '%s' has no repository '%s' that this user sees"
                                .formatted(HttpPlace.shown(base), repository),
                        "Correct <repository>, or create it with 'pulp rpm repository create --name %s --autopublish'"
                                .formatted(repository));
            }
            known = Optional.of(found.get(0));
        }
        return known.get();
    }

    private String href() throws IOException {
        return repository(false).path("pulp_href").asText();
    }

    private boolean signs() throws IOException {
        return repository(false).path(SIGNING).isTextual();
    }

    @Override
    public Presence find(LocalPackage rpm) throws IOException {
        String version = repository(true).path("latest_version_href").asText();
        JsonNode found = get("%s?repository_version=%s&name=%s&epoch=%s&version=%s&release=%s&arch=%s&fields=sha256"
                        .formatted(
                                PACKAGES,
                                HttpPlace.encoded(version),
                                HttpPlace.encoded(rpm.rpm().name()),
                                rpm.epoch(),
                                HttpPlace.encoded(rpm.rpm().version()),
                                HttpPlace.encoded(rpm.rpm().release()),
                                HttpPlace.encoded(rpm.rpm().architecture())))
                .path("results");
        if (found.isEmpty()) {
            return Presence.ABSENT;
        }
        for (JsonNode one : found) {
            if (one.path("sha256").asText().equals(rpm.sha256())) {
                return Presence.SAME;
            }
        }
        return signs() ? Presence.SIGNED_BY_SERVER : Presence.OTHER;
    }

    @Override
    public String upload(LocalPackage rpm, UploadListener listener) throws IOException {
        if (signs()) {
            add(rpm, Map.of("repository", href()), listener);
            return "the server signs it, so that its digest is another one";
        }
        JsonNode there = get(PACKAGES + "?sha256=" + rpm.sha256()).path("results");
        if (!there.isEmpty()) {
            uploaded.put(rpm, there.get(0).path("pulp_href").asText());
            return "its bytes were on the server";
        }
        HttpCall call = HttpCall.post(
                        URI.create(base + PACKAGES + "upload/"), HttpBody.form(Map.of(), "file", rpm.file()))
                .observedBy(sent -> listener.sent(rpm, Math.min(sent, rpm.size())));
        HttpReply reply = transport.send(call);
        if (reply.isMissing() || reply.status() == 405) { // before pulp_rpm 3.31
            uploaded.put(rpm, add(rpm, Map.of(), listener));
        } else if (reply.isSuccess()) {
            uploaded.put(rpm, JsonReply.text(call, JsonReply.of(call, reply), "pulp_href"));
        } else {
            throw transport.refusal(call, reply);
        }
        return "";
    }

    /** The address of the package that a task makes of an upload. */
    private String add(LocalPackage rpm, Map<String, String> more, UploadListener listener) throws IOException {
        Map<String, String> texts = new LinkedHashMap<>(more);
        texts.put("relative_path", rpm.fileName());
        HttpCall call = HttpCall.post(URI.create(base + PACKAGES), HttpBody.form(texts, "file", rpm.file()))
                .observedBy(sent -> listener.sent(rpm, Math.min(sent, rpm.size())));
        JsonNode task = tasks.await(call, transport.require(call));
        for (JsonNode created : task.path("created_resources")) {
            if (created.asText().contains("/" + PACKAGES)) {
                return created.asText();
            }
        }
        return get(PACKAGES + "?sha256=" + rpm.sha256())
                .path("results")
                .path(0)
                .path("pulp_href")
                .asText();
    }

    /** One new version of the repository, and what publishes it, unless Pulp does so itself. */
    @Override
    public void finish(List<LocalPackage> packages, UploadListener listener) throws IOException {
        if (!uploaded.isEmpty()) {
            ObjectNode change = JsonReply.object();
            ArrayNode added = change.putArray("add_content_units");
            uploaded.values().forEach(added::add);
            run(URI.create(base.resolve(href()) + "modify/"), change);
            uploaded.clear();
        }
        if (!packages.isEmpty() && !repository(true).path("autopublish").asBoolean()) {
            run(URI.create(base + "publications/rpm/rpm/"), JsonReply.object().put("repository", href()));
            listener.warns(
                    "The repository '%s' does not publish by itself; a publication was made. Clients see it if a "
                                    .formatted(repository)
                            + "distribution names the repository, not a publication");
        }
    }

    private void run(URI uri, JsonNode body) throws IOException {
        HttpCall call = HttpCall.post(uri, HttpBody.json(body.toString()));
        tasks.await(call, transport.require(call));
    }

    /** The addresses that distributions give to the repository. */
    @Override
    public List<URI> baseUrls() throws IOException {
        JsonNode found = get("distributions/rpm/rpm/?repository=" + HttpPlace.encoded(href()))
                .path("results");
        return found.findValuesAsText("base_url").stream()
                .map(address -> base.resolve(address.endsWith("/") ? address : address + "/"))
                .toList();
    }

    @Override
    public Optional<URI> repository() {
        return Optional.empty();
    }
}
