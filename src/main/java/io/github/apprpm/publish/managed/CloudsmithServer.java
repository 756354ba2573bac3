package io.github.apprpm.publish.managed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.apprpm.http.HttpBody;
import io.github.apprpm.http.HttpCall;
import io.github.apprpm.http.HttpPlace;
import io.github.apprpm.http.HttpReply;
import io.github.apprpm.http.HttpTransport;
import io.github.apprpm.model.PackagingException;
import io.github.apprpm.publish.LocalPackage;
import io.github.apprpm.publish.Pause;
import io.github.apprpm.publish.UploadListener;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A repository of Cloudsmith: a file is uploaded to one host, and made a package by another, which then works on it. */
final class CloudsmithServer implements PackageServer {
    private final HttpTransport uploads;
    private final HttpTransport api;
    private final CloudsmithAddress address;
    private final String distribution;
    private final Pause pause;
    /** The identifiers of the packages that Cloudsmith works on. */
    private final List<String> begun = new ArrayList<>();

    /** @param distribution such as {@code el/9}, or {@code any-distro/any-version} */
    CloudsmithServer(
            HttpTransport uploads, HttpTransport api, CloudsmithAddress address, String distribution, Pause pause) {
        this.uploads = uploads;
        this.api = api;
        this.address = address;
        this.distribution = distribution;
        this.pause = pause;
    }

    @Override
    public String name() {
        return "The repository '%s' of Cloudsmith".formatted(address.repository());
    }

    private URI api(String path) {
        return URI.create(address.api() + "v1/packages/" + HttpPlace.encoded(address.repository()) + "/" + path);
    }

    @Override
    public Presence find(LocalPackage rpm) throws IOException {
        HttpCall call = HttpCall.get(
                api("?query=" + HttpPlace.encoded("filename:" + rpm.fileName()).replace("/", "%2F")));
        Presence found = Presence.ABSENT;
        for (JsonNode one : JsonReply.of(call, api.require(call))) {
            if (!one.path("filename").asText().equals(rpm.fileName()) || !isOfDistribution(one)) {
                continue;
            }
            if (one.path("checksum_sha256").asText().equals(rpm.sha256())) {
                return Presence.SAME;
            }
            found = Presence.OTHER;
        }
        return found;
    }

    /** A package may be in several distributions; one whose place is not told may be in this one. */
    private boolean isOfDistribution(JsonNode one) {
        String there = one.path("distro").path("slug").asText() + "/"
                + one.path("distro_version").path("slug").asText();
        return there.length() == 1 || there.equals(distribution);
    }

    @Override
    public String upload(LocalPackage rpm, UploadListener listener) throws IOException {
        HttpCall put = HttpCall.put(
                        HttpPlace.below(address.uploads(), address.repository() + "/" + rpm.fileName()),
                        HttpBody.of("application/octet-stream", rpm.file()))
                .with("Content-Sha256", rpm.sha256())
                .observedBy(sent -> listener.sent(rpm, sent));
        ObjectNode order = JsonReply.object()
                .put("package_file", JsonReply.text(put, JsonReply.of(put, uploads.require(put)), "identifier"))
                .put("distribution", distribution);
        HttpCall make = HttpCall.post(api("upload/rpm/"), HttpBody.json(order.toString()));
        HttpReply reply = api.require(make);
        begun.add(JsonReply.text(make, JsonReply.of(make, reply), "slug_perm"));
        return "";
    }

    /** Cloudsmith looks into the packages and indexes them; only then they are there, or refused. */
    @Override
    public void finish(List<LocalPackage> uploaded, UploadListener listener) throws IOException {
        for (String slug : begun) {
            HttpCall look = HttpCall.get(api(HttpPlace.encoded(slug) + "/status/"));
            while (true) {
                JsonNode status = JsonReply.of(look, api.require(look));
                if (status.path("is_sync_completed").asBoolean()) {
                    break;
                }
                if (status.path("is_sync_failed").asBoolean()) {
                    throw new PackagingException(
                            "%s has refused a package: %s"
                                    .formatted(
                                            name(), status.path("status_reason").asText("no reason given")),
                            "Look at it on the pages of Cloudsmith, delete it there, and publish again");
                }
                pause.once();
            }
        }
        begun.clear();
    }

    /** None: what Cloudsmith has completed is in its index. */
    @Override
    public List<URI> baseUrls() {
        return List.of();
    }

    @Override
    public Optional<URI> repository() {
        return Optional.empty();
    }
}
