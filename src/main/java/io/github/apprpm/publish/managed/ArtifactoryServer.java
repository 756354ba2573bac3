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

/**
 * A local RPM repository of JFrog Artifactory: it knows digests, and needs no bytes that it has in any repository.
 *
 * @param base a directory of the repository
 */
record ArtifactoryServer(HttpTransport transport, URI base) implements PackageServer {
    private static final String SHA256 = "X-Checksum-Sha256";
    /** The context, the key of the repository, and the directory in it. */
    private static final Pattern PATH = Pattern.compile("(.*?/artifactory/)([^/]+)/(.*)");

    @Override
    public String name() {
        return "Artifactory at " + HttpPlace.shown(base);
    }

    private URI place(LocalPackage rpm) {
        return HttpPlace.below(base, rpm.fileName());
    }

    @Override
    public Presence find(LocalPackage rpm) throws IOException {
        HttpCall call = HttpCall.head(place(rpm));
        HttpReply reply = transport.send(call);
        if (reply.isMissing()) {
            return Presence.ABSENT;
        }
        if (!reply.isSuccess()) {
            throw transport.refusal(call, reply);
        }
        Optional<String> digest = reply.header(SHA256);
        if (digest.isEmpty()) {
            return new PublishedCopy(transport).find(place(rpm), rpm);
        }
        return digest.get().equalsIgnoreCase(rpm.sha256()) ? Presence.SAME : Presence.OTHER;
    }

    @Override
    public String upload(LocalPackage rpm, UploadListener listener) throws IOException {
        HttpCall byDigest = HttpCall.put(place(rpm), HttpBody.EMPTY)
                .with("X-Checksum-Deploy", "true")
                .with(SHA256, rpm.sha256());
        HttpReply reply = transport.send(byDigest);
        if (reply.isSuccess()) {
            return "its bytes were on the server";
        }
        if (reply.status() == 401 || reply.status() == 403) {
            throw transport.refusal(byDigest, reply);
        }
        transport.require(PackageServer.put(place(rpm), rpm, listener).with(SHA256, rpm.sha256()));
        return "";
    }

    /** Without this, the index comes when Artifactory has time, or never if its calculation is not automatic. */
    @Override
    public void finish(List<LocalPackage> uploaded, UploadListener listener) throws IOException {
        Matcher path = PATH.matcher(base.getRawPath());
        if (uploaded.isEmpty() || !path.matches()) {
            return;
        }
        HttpCall index = HttpCall.post(
                base.resolve("%sapi/yum/%s?async=0".formatted(path.group(1), path.group(2))), HttpBody.EMPTY);
        HttpReply reply = transport.send(index);
        if (!reply.isSuccess()) {
            listener.warns("Artifactory does not index at once for this user (%d); it does so by itself if the "
                            .formatted(reply.status())
                    + "repository's 'Auto Calculate RPM Metadata' is on");
        }
    }

    /** The depth of {@code repodata} is a setting of the repository. */
    @Override
    public List<URI> baseUrls() {
        Matcher path = PATH.matcher(base.getRawPath());
        return HttpPlace.upwards(base, path.matches() ? base.resolve(path.group(1) + path.group(2) + "/") : base);
    }

    @Override
    public Optional<URI> repository() {
        return Optional.empty();
    }
}
