package io.github.apprpm.mojo;

import io.github.apprpm.http.HttpPlace;
import io.github.apprpm.http.HttpTransport;
import io.github.apprpm.model.InstallPath;
import io.github.apprpm.model.PackagingException;
import io.github.apprpm.publish.AccessKey;
import io.github.apprpm.publish.BucketLocation;
import io.github.apprpm.publish.FolderTarget;
import io.github.apprpm.publish.PublishTarget;
import io.github.apprpm.publish.RepositoryStorage;
import io.github.apprpm.publish.StoredRepository;
import io.github.apprpm.publish.WebStorage;
import io.github.apprpm.repository.MetadataSigner;
import io.github.apprpm.repository.RepoFile;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.maven.settings.Server;

/**
 * Opens places that know no packages, where this build writes the metadata.
 *
 * @param settings the credentials
 * @param s3 the library for buckets
 * @param signer signs the metadata, or nobody does
 * @param base where relative directories begin
 */
record StoredTargets(ServerAccess settings, S3Libraries s3, Optional<MetadataSigner> signer, Path base) {
    static final String REGION = "region";
    static final String ENDPOINT = "endpoint";
    static final String SINGLE_WRITER = "singleWriter";
    static final String PUBLIC_URL = "publicUrl";
    static final String REPOSITORY_NAME = "repositoryName";

    /** Whether a target is one of these. */
    static boolean isKind(String target) {
        return List.of("directory", "put", "s3").contains(target);
    }

    PublishTarget bucket(Destination destination) throws IOException {
        BucketLocation location =
                BucketLocation.of(destination.url(), destination.parameter(ENDPOINT), destination.parameter(REGION));
        RepositoryStorage storage =
                s3.open(location, destination.serverId().map(this::key), settings.proxy(location.server()));
        return stored(destination, storage, repoFile(destination, Optional.empty()));
    }

    /** @param transport makes the connection to an address */
    PublishTarget web(Destination destination, Function<URI, HttpTransport> transport) throws IOException {
        URI address = HttpPlace.base("<repositoryUrl>", destination.url());
        return stored(
                destination,
                new WebStorage(address, transport.apply(address)),
                repoFile(destination, Optional.of(destination.url())));
    }

    PublishTarget directory(Destination destination) {
        return new FolderTarget(
                base.resolve(destination.url()).normalize(),
                signer,
                InstantSource.system(),
                repoFile(destination, Optional.empty()));
    }

    private PublishTarget stored(Destination destination, RepositoryStorage storage, Optional<RepoFile> repoFile)
            throws IOException {
        return new StoredRepository(
                storage,
                signer,
                destination.parameter(SINGLE_WRITER).isPresent(),
                InstantSource.system(),
                repoFile,
                Files.createTempDirectory("apprpm-publish"));
    }

    private Optional<RepoFile> repoFile(Destination destination, Optional<String> otherwise) {
        return destination
                .parameter(PUBLIC_URL)
                .or(() -> otherwise)
                .map(RepoFile::url)
                .map(url -> new RepoFile(
                        destination.parameter(REPOSITORY_NAME).orElseGet(() -> lastPart(url)),
                        url,
                        signer.isPresent()));
    }

    private static String lastPart(URI url) {
        String path = url.getPath().replaceAll("/+$", "");
        return path.isEmpty() ? url.getHost() : InstallPath.name(path);
    }

    private AccessKey key(String serverId) {
        Server server = settings.decrypted(serverId);
        if (server.getUsername() == null || server.getPassword() == null) {
            throw new PackagingException(
                    "The <server> '%s' of the settings is not a key of S3".formatted(serverId),
                    "Give it the access key as <username> and the secret key as <password>, or leave out <serverId> to use "
                            + "AWS_ACCESS_KEY_ID, a profile or a role");
        }
        return new AccessKey(server.getUsername(), server.getPassword());
    }
}
