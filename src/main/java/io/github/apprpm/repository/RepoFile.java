package io.github.apprpm.repository;

import io.github.apprpm.file.AtomicFile;
import io.github.apprpm.model.PackagingException;
import io.github.apprpm.repository.metadata.Repomd;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The file {@code <id>.repo} by which dnf, yum and zypper know a repository.
 *
 * @param id the name of the repository, which is also that of the file
 * @param url where clients find the directory that has {@code repodata}
 * @param isSigned whether the metadata are signed, and the key is beside them
 * @param hasSignedPackages whether all packages are signed, too: then nothing else is installed. Signed metadata alone have
 *     the digests of all packages
 * @param keys the names of further files with keys, for packages that the key beside the metadata has not signed
 */
public record RepoFile(String id, URI url, boolean isSigned, boolean hasSignedPackages, List<String> keys) {
    /** The characters that dnf takes for an id. */
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._:-]+");

    private static final Pattern SCHEME = Pattern.compile("https?|ftp|file");

    public RepoFile {
        keys = List.copyOf(keys);
        if (!ID.matcher(id).matches() || id.equals("main") || id.startsWith(".")) {
            throw new PackagingException(
                    "The <repositoryName> '%s' is not a name that dnf accepts for a repository".formatted(id),
                    "Set it to letters, digits and . _ : - such as my-company");
        }
        if (url.getScheme() == null || !SCHEME.matcher(url.getScheme()).matches()) {
            throw new PackagingException(
                    "The <publicUrl> '%s' is not an address that dnf reads".formatted(url),
                    "Set it to where hosts find the directory, such as https://rpm.example.com/" + id);
        }
    }

    /** The same for packages that one key has signed, which is that of the metadata. */
    public RepoFile(String id, URI url, boolean isSigned) {
        this(id, url, isSigned, isSigned, List.of());
    }

    /** The address of a repository, as a user wrote it. */
    public static URI url(String text) {
        try {
            return URI.create(text.endsWith("/") ? text : text + "/");
        } catch (IllegalArgumentException e) {
            throw new PackagingException(
                    "The <publicUrl> '%s' is not an address: %s".formatted(text, e.getMessage()),
                    "Set it to where hosts find the directory, such as https://rpm.example.com/my-company",
                    e);
        }
    }

    /** The name of the file. */
    public String fileName() {
        return id + ".repo";
    }

    /** The same for what a directory publishes, be it signed by this run or an earlier one. */
    public RepoFile of(Path root) throws IOException {
        boolean isNowSigned = Files.exists(root.resolve(Repomd.PATH + ".asc"));
        return new RepoFile(id, url, isNowSigned, isNowSigned, PackageKeys.in(root));
    }

    /** Writes it into the directory of a repository, or leaves it alone if it is the same. */
    public void writeTo(Path root) throws IOException {
        AtomicFile.ofText(root.resolve(fileName()), text());
    }

    /** Where the file is. */
    public URI address() {
        return url.resolve(fileName());
    }

    /** The line that an administrator types on a host. */
    public String commandToAdd() {
        return "dnf config-manager --add-repo " + address();
    }

    /** The content of the file. */
    public String text() {
        return """
                [%1$s]
                name=%1$s
                baseurl=%2$s
                enabled=1
                gpgcheck=%3$s
                repo_gpgcheck=%4$s
                """.formatted(id, url, hasSignedPackages ? "1" : "0", isSigned ? "1" : "0") + keyLine();
    }

    /** All on one line: yum, dnf and zypper take addresses with a space between them. */
    private String keyLine() {
        List<String> all = new ArrayList<>(isSigned ? List.of(Repomd.PATH + ".key") : List.of());
        all.addAll(hasSignedPackages ? keys : List.of());
        return all.isEmpty()
                ? ""
                : all.stream().map(name -> url + name).collect(Collectors.joining(" ", "gpgkey=", "\n"));
    }
}
