package io.github.apprpm.publish.managed;

import io.github.apprpm.file.TemporaryDirectory;
import io.github.apprpm.http.HttpCall;
import io.github.apprpm.http.HttpPlace;
import io.github.apprpm.http.HttpReply;
import io.github.apprpm.http.HttpTransport;
import io.github.apprpm.model.InstallPath;
import io.github.apprpm.model.PackagingException;
import io.github.apprpm.publish.LocalPackage;
import io.github.apprpm.repository.metadata.MetadataKind;
import io.github.apprpm.repository.metadata.PackageFacts;
import io.github.apprpm.repository.metadata.Repomd;
import io.github.apprpm.repository.metadata.RepomdData;
import io.github.apprpm.repository.metadata.RepositoryMetadata;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What clients see of a repository now: the list that {@code repomd.xml} names. */
final class PublishedMetadata {
    private final HttpTransport transport;
    private Optional<URI> place = Optional.empty();

    PublishedMetadata(HttpTransport transport) {
        this.transport = transport;
    }

    /** Where they were found. */
    Optional<URI> place() {
        return place;
    }

    /**
     * Those packages that the metadata do not list.
     *
     * @param places where the metadata may be, the best first
     */
    List<LocalPackage> without(List<URI> places, List<LocalPackage> packages) throws IOException {
        for (URI directory : places) {
            HttpReply index = get(HttpPlace.below(directory, Repomd.PATH));
            if (index.isSuccess()) {
                place = Optional.of(directory);
                return listed(directory, index, packages);
            }
        }
        return packages;
    }

    private HttpReply get(URI uri) throws IOException {
        HttpCall call = HttpCall.get(uri).with("Cache-Control", "no-cache");
        HttpReply reply = transport.send(call);
        if (!reply.isSuccess() && !reply.isMissing()) {
            throw transport.refusal(call, reply);
        }
        return reply;
    }

    private List<LocalPackage> listed(URI directory, HttpReply index, List<LocalPackage> packages) throws IOException {
        URI address = HttpPlace.below(directory, Repomd.PATH);
        try {
            return listed(directory, index.body(), packages);
        } catch (PackagingException e) { // or the server replaces both files just now
            HttpReply again = get(address);
            try {
                return again.isSuccess() ? listed(directory, again.body(), packages) : packages;
            } catch (PackagingException damaged) {
                throw new PackagingException(
                        "The metadata at '%s' are damaged: %s".formatted(HttpPlace.shown(address), damaged.problem()),
                        "Let the server index the packages again",
                        damaged);
            }
        }
    }

    private List<LocalPackage> listed(URI directory, byte[] index, List<LocalPackage> packages) throws IOException {
        try (TemporaryDirectory temporary = TemporaryDirectory.create("apprpm-metadata")) {
            Path copy = temporary.path();
            Files.createDirectory(copy.resolve("repodata"));
            Files.write(copy.resolve(Repomd.PATH), index);
            String primary = Repomd.parse(index, Repomd.PATH)
                    .find(MetadataKind.PRIMARY.type())
                    .map(RepomdData::href)
                    .filter(path -> InstallPath.parent("/" + path).equals("/repodata"))
                    .orElseThrow(() -> new PackagingException(
                            Repomd.PATH + " names no list of packages", "Let the server index the packages again"));
            HttpReply reply =
                    transport.download(HttpCall.get(HttpPlace.below(directory, primary)), copy.resolve(primary));
            if (!reply.isSuccess()) {
                return packages; // a newer one has replaced it
            }
            // Not the digests: a server may have signed the packages.
            Set<String> there = RepositoryMetadata.read(copy).packages().stream()
                    .map(PackageFacts::nevra)
                    .collect(Collectors.toSet());
            return packages.stream().filter(rpm -> !there.contains(rpm.nevra())).toList();
        }
    }
}
