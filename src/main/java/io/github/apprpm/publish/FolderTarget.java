package io.github.apprpm.publish;

import io.github.apprpm.file.Sha256;
import io.github.apprpm.repository.Durable;
import io.github.apprpm.repository.FolderOptions;
import io.github.apprpm.repository.MetadataSigner;
import io.github.apprpm.repository.RepoFile;
import io.github.apprpm.repository.RepositoryFolder;
import io.github.apprpm.repository.index.PackageIndexer;
import io.github.apprpm.repository.metadata.PackageFacts;
import io.github.apprpm.repository.metadata.RepositoryMetadata;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A directory of this machine, such as a mounted share or the pages of GitLab and GitHub. */
public final class FolderTarget implements PublishTarget {
    private final Path root;
    private final Optional<MetadataSigner> signer;
    private final InstantSource clock;
    private final Optional<RepoFile> repoFile;

    /**
     * @param signer signs the metadata, or nobody does
     * @param repoFile by which hosts know it, if it is known where they find it
     */
    public FolderTarget(Path root, Optional<MetadataSigner> signer, InstantSource clock, Optional<RepoFile> repoFile) {
        this.root = root;
        this.signer = signer;
        this.clock = clock;
        this.repoFile = repoFile;
    }

    @Override
    public String name() {
        return "'" + root + "'";
    }

    @Override
    public Optional<URI> repository() {
        return repoFile.map(RepoFile::address);
    }

    @Override
    public List<LocalPackage> missing(List<LocalPackage> packages) throws IOException {
        requireKey();
        List<LocalPackage> missing = invisible(packages);
        for (LocalPackage rpm : missing) {
            requireNoOther(rpm);
        }
        requireNoOther(missing);
        return missing;
    }

    @Override
    public List<LocalPackage> invisible(List<LocalPackage> packages) throws IOException {
        Set<String> there = published().stream().map(PackageFacts::pkgid).collect(Collectors.toSet());
        return packages.stream().filter(rpm -> !there.contains(rpm.sha256())).toList();
    }

    @Override
    public void publish(List<LocalPackage> missing, UploadListener listener) throws IOException {
        try {
            if (!Files.isDirectory(root)) { // before Java 20, createDirectories refuses a symbolic link to one
                Files.createDirectories(root);
            }
        } catch (IOException e) {
            throw unchanged(e);
        }
        try (RepositoryFolder folder = RepositoryFolder.open(root)) {
            requireKey();
            requireNoOther(missing);
            byte[] before = folder.repomd();
            List<Path> added = new ArrayList<>();
            try {
                copy(missing, added, listener);
                folder.update(new PackageIndexer()::read, options());
                if (repoFile.isPresent()) {
                    repoFile.get().of(root).writeTo(root);
                }
            } catch (IOException | RuntimeException e) {
                if (Arrays.equals(before, folder.repomd())) { // otherwise clients see them already
                    for (Path file : added) { // the next run would publish them without the others
                        Files.deleteIfExists(file);
                    }
                }
                throw e;
            }
        }
    }

    /** All are complete and on the disk before one of them has its name. */
    private void copy(List<LocalPackage> packages, List<Path> added, UploadListener listener) throws IOException {
        Map<Path, Path> copies = new LinkedHashMap<>();
        try {
            for (LocalPackage rpm : packages) {
                if (requireNoOther(rpm)) {
                    Path copy = root.resolve(rpm.fileName() + ".tmp");
                    copies.put(copy, root.resolve(rpm.fileName()));
                    Files.copy(rpm.file(), copy, StandardCopyOption.REPLACE_EXISTING);
                    Durable.sync(copy);
                }
                listener.arrived(rpm, "");
            }
            for (Map.Entry<Path, Path> copy : copies.entrySet()) {
                Durable.move(copy.getKey(), copy.getValue());
                added.add(copy.getValue());
            }
            Durable.syncDirectory(root);
        } catch (IOException e) {
            throw unchanged(e);
        } finally {
            for (Path copy : copies.keySet()) {
                Files.deleteIfExists(copy);
            }
        }
    }

    private IOException unchanged(IOException e) {
        return RepositoryFolder.unchanged(root, e);
    }

    private FolderOptions options() {
        FolderOptions options = FolderOptions.at(clock.instant());
        return signer.map(options::signedBy).orElse(options);
    }

    private void requireKey() {
        Path signature = root.resolve(MetadataSignature.SIGNATURE);
        if (signer.isEmpty() && Files.exists(signature)) {
            throw MetadataSignature.noKey(name());
        }
    }

    private List<PackageFacts> published() throws IOException {
        return Files.isDirectory(root) ? RepositoryMetadata.read(root).packages() : List.of();
    }

    /** Wherever it lies: hosts would take the one or the other. */
    private void requireNoOther(List<LocalPackage> packages) throws IOException {
        Map<String, LocalPackage> byName = packages.stream()
                .collect(Collectors.toMap(LocalPackage::nevra, Function.identity(), (one, same) -> one));
        for (PackageFacts facts : published()) {
            LocalPackage rpm = byName.get(facts.nevra());
            if (rpm != null && !rpm.sha256().equals(facts.pkgid())) {
                throw PublishTarget.occupied(
                        "%s has another package %s, as '%s'".formatted(name(), facts.nevra(), facts.href()));
            }
        }
    }

    /** @return whether its place is free */
    private boolean requireNoOther(LocalPackage rpm) throws IOException {
        Path there = root.resolve(rpm.fileName());
        if (!Files.exists(there)) {
            return true;
        }
        if (Files.size(there) != rpm.size() || !Sha256.hex(there).equals(rpm.sha256())) {
            throw PublishTarget.occupied("%s has another package as '%s'".formatted(name(), rpm.fileName()));
        }
        return false;
    }
}
