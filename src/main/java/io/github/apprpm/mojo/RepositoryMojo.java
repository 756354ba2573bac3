package io.github.apprpm.mojo;

import io.github.apprpm.model.PackagingException;
import io.github.apprpm.openpgp.KeyText;
import io.github.apprpm.openpgp.PublicKeys;
import io.github.apprpm.repository.ContentPolicy;
import io.github.apprpm.repository.DuplicatePolicy;
import io.github.apprpm.repository.ExtraMetadata;
import io.github.apprpm.repository.ExtraMetadata.Kind;
import io.github.apprpm.repository.FolderOptions;
import io.github.apprpm.repository.FolderPolicy;
import io.github.apprpm.repository.MetadataSigner;
import io.github.apprpm.repository.PackageKeys;
import io.github.apprpm.repository.PackagePattern;
import io.github.apprpm.repository.Promotion;
import io.github.apprpm.repository.RepoFile;
import io.github.apprpm.repository.RepositoryChange;
import io.github.apprpm.repository.RepositoryRun;
import io.github.apprpm.repository.Retention;
import io.github.apprpm.repository.TrustedKeys;
import io.github.apprpm.repository.Yank;
import io.github.apprpm.repository.metadata.MetadataCompression;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.crypto.SettingsDecrypter;

/**
 * Makes a directory of packages a repository for dnf, yum and zypper, or brings its metadata up to date: only packages that
 * are new are read, and verified before clients see them.
 *
 * <p>The metadata are the same as those of createrepo_c. Clients see the old ones or the new ones, whatever happens to the
 * run; nothing is touched if nothing has changed.
 */
@Mojo(name = "repository", requiresProject = false, threadSafe = true)
public final class RepositoryMojo extends SigningMojo {
    /** The directory of the packages, also those below it; the metadata are in its {@code repodata}. Default: none. */
    @Parameter(property = "apprpm.directory")
    private File directory;

    /**
     * Where hosts find the directory, such as {@code https://rpm.example.com/apps}. Then it also gets a file
     * {@code NAME.repo}, which an administrator adds on a host. Default: no such file.
     */
    @Parameter(property = "apprpm.publicUrl")
    private String publicUrl;

    /** The name of the repository on hosts, and of the {@code .repo} file. Default: the name of the directory. */
    @Parameter(property = "apprpm.repositoryName")
    private String repositoryName;

    /**
     * How many versions of each package stay, the newest ones. The files of older ones are deleted when no metadata that a
     * client may still hold has them, after a day. Default: all stay.
     */
    @Parameter(property = "apprpm.keep")
    private Integer keep;

    /**
     * What becomes of packages with the same name, version, release and architecture but other content: {@code fail} ends
     * the run, {@code newest} publishes the file that was modified last, {@code all} publishes all.
     */
    @Parameter(property = "apprpm.duplicates", defaultValue = "fail")
    private String duplicates;

    /**
     * The directory of another repository, packages of which come into this one, as from testing into production: as hard
     * links, or as copies from another file system. Default: none.
     */
    @Parameter(property = "apprpm.from")
    private File from;

    /**
     * Which packages come from the other repository: {@code shop-1.2.0}, {@code shop-1.2.0-1} or a pattern such as
     * {@code shop-1.2.*}. Default: all.
     */
    @Parameter(property = "apprpm.promote")
    private List<String> promote = List.of();

    /**
     * Packages to withdraw: {@code shop-1.2.0}, {@code shop-1.2.0-1} or a pattern such as {@code shop-1.2.*}. Their files
     * move to {@code .yanked} in the directory; to publish one again, move it back. Default: none.
     */
    @Parameter(property = "apprpm.yank")
    private List<String> yank = List.of();

    /**
     * Files with public keys, as {@code gpg --export} writes them. New packages must then be signed by one of these keys,
     * and hosts get the keys by the {@code .repo} file. Default: none; if the repository is signed, a warning names the packages that its key has not signed.
     */
    @Parameter(property = "apprpm.publicKeys")
    private List<File> publicKeys = List.of();

    /** File with groups of packages, {@code comps.xml}. Default: the repository keeps the one that it has. */
    @Parameter(property = "apprpm.comps")
    private File comps;

    /** File with advisories, {@code updateinfo.xml}. Default: the repository keeps the one that it has. */
    @Parameter(property = "apprpm.updateinfo")
    private File updateinfo;

    /** File with modules, {@code modules.yaml}. Default: the repository keeps the one that it has. */
    @Parameter(property = "apprpm.modules")
    private File modules;

    /** {@code gz}, which all clients read, or {@code zstd}, for EL 8.4, Fedora 30, SUSE 15 and later. */
    @Parameter(property = "apprpm.metadataCompression", defaultValue = "gz")
    private String metadataCompression;

    @Inject
    public RepositoryMojo(SettingsDecrypter settingsDecrypter) {
        super(settingsDecrypter);
    }

    @Override
    void run() throws IOException {
        Path root = root();
        Signing signing = signing();
        Optional<MetadataSigner> signer =
                signing.wanted().orElse(false) ? Optional.of(new MetadataSigner(key(signing))) : Optional.empty();
        Optional<RepoFile> repoFile = Optional.ofNullable(publicUrl)
                .map(address -> new RepoFile(name(root), RepoFile.url(address), signer.isPresent()));
        Optional<PublicKeys> keys = keys();
        RepositoryChange change = change(keys);
        FolderOptions options = new FolderOptions(
                MetadataCompression.of(metadataCompression),
                Instant.now(),
                signer,
                FolderOptions.KEPT_GENERATIONS,
                FolderOptions.KEPT_FOR,
                FolderPolicy.ALL,
                extraMetadata());

        RepositoryChange.Outcome outcome = new RepositoryRun(root, change, options).run();
        if (repoFile.isPresent()) {
            if (keys.isPresent()) {
                PackageKeys.write(root, keys.get(), signer);
            }
            repoFile.get().of(root).writeTo(root);
        }
        new RepositorySummary(root, outcome, signer.map(MetadataSigner::name), repoFile).log(getLog());
    }

    private Path root() {
        if (directory == null) {
            throw new PackagingException(
                    "There is no <directory> of packages", "Set -Dapprpm.directory to the directory of the packages");
        }
        return directory.toPath().toAbsolutePath().normalize();
    }

    private String name(Path root) {
        return Optional.ofNullable(repositoryName)
                .orElseGet(() -> Optional.ofNullable(root.getFileName())
                        .map(Path::toString)
                        .orElse(""));
    }

    private RepositoryChange change(Optional<PublicKeys> keys) {
        if (from == null && !promote.isEmpty()) {
            throw new PackagingException(
                    "There is no repository for <promote> '%s' to come from".formatted(String.join(",", promote)),
                    "Set <from> or -Dapprpm.from to the directory of the other repository");
        }
        return new RepositoryChange(
                Optional.ofNullable(from)
                        .map(File::toPath)
                        .map(other -> new Promotion(other, patterns("promote", promote))),
                yank.isEmpty() ? Optional.empty() : Optional.of(new Yank(patterns("yank", yank))),
                new ContentPolicy(
                        DuplicatePolicy.of(duplicates),
                        Optional.ofNullable(keep).map(Retention::new)),
                keys.map(TrustedKeys::new));
    }

    private static List<PackagePattern> patterns(String parameter, List<String> texts) {
        return texts.stream().map(text -> new PackagePattern(parameter, text)).toList();
    }

    private Optional<PublicKeys> keys() {
        if (publicKeys.isEmpty()) {
            return Optional.empty();
        }
        PublicKeys keys = PublicKeys.read(publicKeys.stream()
                .map(key -> KeyText.ofFile("publicKeys", key.toPath()))
                .toList());
        keys.skipped().forEach(what -> getLog().warn(what + ", which is skipped."));
        return Optional.of(keys);
    }

    private ExtraMetadata extraMetadata() {
        Map<Kind, Path> files = new EnumMap<>(Kind.class);
        Optional.ofNullable(comps).ifPresent(file -> files.put(Kind.COMPS, file.toPath()));
        Optional.ofNullable(updateinfo).ifPresent(file -> files.put(Kind.UPDATEINFO, file.toPath()));
        Optional.ofNullable(modules).ifPresent(file -> files.put(Kind.MODULES, file.toPath()));
        return new ExtraMetadata(files);
    }
}
