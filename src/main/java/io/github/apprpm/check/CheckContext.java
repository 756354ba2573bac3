package io.github.apprpm.check;

import io.github.apprpm.model.InstallPath;
import io.github.apprpm.model.Scriptlet;
import io.github.apprpm.rpm.PackageScript;
import io.github.apprpm.rpm.PackagedFile;
import io.github.apprpm.rpm.PayloadDigests;
import io.github.apprpm.rpm.RpmPackage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A package that is being checked, read once, and the findings so far. */
final class CheckContext {
    private static final int LINKS = 40;

    private final RpmPackage rpm;
    private final CheckOptions options;
    private final KeptTexts contents;
    private final PayloadDigests measured;
    private final Map<String, PackagedFile> byPath = new HashMap<>();
    private final Set<String> directories = new HashSet<>();
    private final List<Finding> findings = new ArrayList<>();

    CheckContext(RpmPackage rpm, CheckOptions options, KeptTexts contents, PayloadDigests measured) {
        this.rpm = rpm;
        this.options = options;
        this.contents = contents;
        this.measured = measured;
        for (PackagedFile file : rpm.files()) {
            byPath.put(file.path(), file);
            String parent = InstallPath.parent(file.path());
            while (!parent.equals("/") && directories.add(parent)) {
                parent = InstallPath.parent(parent);
            }
        }
    }

    RpmPackage rpm() {
        return rpm;
    }

    CheckOptions options() {
        return options;
    }

    KeptTexts contents() {
        return contents;
    }

    PayloadDigests measured() {
        return measured;
    }

    List<Finding> findings() {
        return findings;
    }

    void add(Finding finding) {
        findings.add(finding);
    }

    Optional<PackagedFile> file(String path) {
        return Optional.ofNullable(byPath.get(path));
    }

    /** Whether the package has something at a path or below it. */
    boolean hasAtOrBelow(String path) {
        return byPath.containsKey(path) || directories.contains(path);
    }

    /** Whether the package has a directory at a path, as its own or because files are below it. */
    boolean isDirectory(String path) {
        PackagedFile file = byPath.get(path);
        return file == null ? directories.contains(path) : file.isDirectory();
    }

    Optional<PackageScript> script(Scriptlet.Phase phase) {
        return rpm.scripts().stream().filter(script -> script.phase() == phase).findFirst();
    }

    /** The path behind the package's own symbolic links, as far as they are known. */
    String resolve(String path) {
        String current = path;
        for (int i = 0; i < LINKS; i++) {
            Optional<String> next = followed(current);
            if (next.isEmpty()) {
                return current;
            }
            current = next.get();
        }
        return current;
    }

    /** The path with its first symbolic link replaced. */
    private Optional<String> followed(String path) {
        for (int end = path.indexOf('/', 1); ; end = path.indexOf('/', end + 1)) {
            String front = end < 0 ? path : path.substring(0, end);
            PackagedFile file = byPath.get(front);
            if (file != null && file.isSymlink() && !file.linkTarget().isEmpty()) {
                String target = file.linkTarget().startsWith("/")
                        ? file.linkTarget()
                        : InstallPath.parent(front) + "/" + file.linkTarget();
                return Optional.of(plain(target + path.substring(front.length())));
            }
            if (end < 0) {
                return Optional.empty();
            }
        }
    }

    /** A path without {@code .}, {@code ..} and double slashes. */
    static String plain(String path) {
        List<String> parts = new ArrayList<>();
        for (String part : path.split("/")) {
            if (part.equals("..")) {
                if (!parts.isEmpty()) {
                    parts.remove(parts.size() - 1);
                }
            } else if (!part.isEmpty() && !part.equals(".")) {
                parts.add(part);
            }
        }
        return "/" + String.join("/", parts);
    }
}
