package io.github.apprpm.publish.managed;

import io.github.apprpm.http.HttpBody;
import io.github.apprpm.http.HttpCall;
import io.github.apprpm.http.HttpPlace;
import io.github.apprpm.http.HttpReply;
import io.github.apprpm.http.HttpTransport;
import io.github.apprpm.publish.LocalPackage;
import io.github.apprpm.publish.UploadListener;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A repository of this project's own server, which files packages by what they say of themselves. */
final class ApprpmServer implements PackageServer {
    private static final String SHA256 = "X-Checksum-Sha256";
    /** Of an answer's first line: the release that the package is for. */
    private static final Pattern FILED = Pattern.compile("/repositories/[^/]+/([^/]+)/[^/]+/.+");

    private final HttpTransport transport;
    private final URI base;
    private Optional<String> release = Optional.empty();

    /** @param base {@code …/repositories/NAME/} */
    ApprpmServer(HttpTransport transport, URI base) {
        this.transport = transport;
        this.base = base;
    }

    @Override
    public String name() {
        return "the repository " + HttpPlace.shown(base);
    }

    private URI place(LocalPackage rpm) {
        return HttpPlace.below(base, "upload/" + rpm.fileName());
    }

    @Override
    public Presence find(LocalPackage rpm) throws IOException {
        HttpCall call = HttpCall.get(place(rpm));
        HttpReply reply = transport.send(call);
        if (reply.isMissing()) {
            return Presence.ABSENT;
        }
        if (!reply.isSuccess()) {
            throw transport.refusal(call, reply);
        }
        note(reply);
        return reply.header(SHA256).equals(Optional.of(rpm.sha256())) ? Presence.SAME : Presence.OTHER;
    }

    @Override
    public String upload(LocalPackage rpm, UploadListener listener) throws IOException {
        note(transport.require(PackageServer.put(place(rpm), rpm, listener)));
        return "";
    }

    private void note(HttpReply reply) {
        Matcher first = FILED.matcher(reply.text().lines().findFirst().orElse(""));
        if (first.matches()) {
            release = Optional.of(first.group(1));
        }
    }

    /** Hosts see all packages of a build at once, and when it ends. */
    @Override
    public void finish(List<LocalPackage> uploaded, UploadListener listener) throws IOException {
        if (!uploaded.isEmpty()) {
            transport.require(HttpCall.of("POST", base.resolve("reindex?wait=true"), HttpBody.EMPTY));
        }
    }

    /** Its answer to the last request has come when hosts see everything. */
    @Override
    public List<URI> baseUrls() {
        return List.of();
    }

    @Override
    public Optional<URI> repository() {
        return release.map(name -> base.resolve(name + ".repo"));
    }
}
