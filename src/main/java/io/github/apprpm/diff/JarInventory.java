package io.github.apprpm.diff;

import io.github.apprpm.library.Library;
import io.github.apprpm.library.PackageContents;
import io.github.apprpm.library.Part;
import io.github.apprpm.model.MavenVersion;
import io.github.apprpm.rpm.PackagedFile;
import io.github.apprpm.rpm.RpmPackage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The jars of a package: those of the application itself, and the libraries that it uses. */
final class JarInventory {
    private static final Pattern ARCHIVE = Pattern.compile("(?i).*\\.(jar|war|ear)");
    private static final Pattern BUNDLED = Pattern.compile(".*!/(BOOT|WEB)-INF/lib/[^!]+");
    private static final String APPLICATION = "application ";

    private final RpmPackage rpm;
    private final Part root;
    private final Map<String, Library> byPath = new HashMap<>();
    /** The jars that are the application, by their paths. */
    private final Set<String> main = new HashSet<>();

    private final Set<String> groups = new HashSet<>();

    JarInventory(RpmPackage rpm, PackageContents contents) {
        this.rpm = rpm;
        this.root = contents.size();
        for (Library library : contents.libraries()) {
            byPath.put(library.path(), library);
            if (isMain(library)) {
                main.add(library.path());
                library.coordinates().groupId().ifPresent(groups::add);
            }
        }
    }

    static boolean isArchive(PackagedFile file) {
        return file.isRegular() && ARCHIVE.matcher(file.path()).matches();
    }

    /** Whether a jar is named like the package, or has libraries in it as Spring Boot and web applications do. */
    private boolean isMain(Library library) {
        return library.coordinates().artifactId().equals(rpm.name())
                || library.path().endsWith("/%s.jar".formatted(rpm.name()))
                || library.libraries().stream()
                        .anyMatch(inner -> BUNDLED.matcher(inner.path()).matches());
    }

    /** The libraries, those in the application's jars included. */
    List<Library> libraries() {
        List<Library> libraries = new ArrayList<>();
        byPath.values().forEach(library -> {
            if (main.contains(library.path())) {
                libraries.addAll(library.libraries());
            } else {
                libraries.add(library);
            }
        });
        return libraries;
    }

    /** Whether it is a module of the application, which has a new version with each release. */
    boolean isOwn(Library library) {
        return library.coordinates().groupId().map(groups::contains).orElse(true)
                && library.coordinates()
                        .version()
                        .map(version -> new MavenVersion(version).rpm())
                        .filter(rpm.version()::equals)
                        .isPresent();
    }

    /** Whether only the file name of a jar is known: the build may have made it. */
    boolean isUnknown(Library library) {
        return byPath.containsKey(library.path())
                && library.coordinates().groupId().isEmpty()
                && library.coordinates().version().isEmpty();
    }

    /** The installed bytes by what takes them; all together they are the installed size. */
    Map<String, Long> bytesByCause() {
        Map<String, Long> bytes = new TreeMap<>();
        for (PackagedFile file : rpm.files()) {
            long size = InstalledSize.of(file);
            Library library = byPath.get(file.path());
            if (library == null) {
                bytes.merge(cause(file), size, Long::sum);
            } else if (main.contains(file.path())) {
                addApplication(bytes, library, size);
            } else {
                bytes.merge(library.coordinates().id(), size, Long::sum);
            }
        }
        return bytes;
    }

    private static String cause(PackagedFile file) {
        return switch (FileRole.of(file)) {
            case UNIT -> "units";
            case CONFIGURATION -> "configuration";
            case OTHER -> FileFlagWords.of(file).contains("doc") ? "documentation" : "other files";
        };
    }

    private void addApplication(Map<String, Long> bytes, Library jar, long size) {
        long rest = size;
        for (Library inner : jar.libraries()) {
            bytes.merge(inner.coordinates().id(), inner.packedSize(), Long::sum);
            rest -= inner.packedSize();
        }
        for (Part part : part(jar.path()).map(Part::parts).orElse(List.of())) {
            if (part.parts().isEmpty() && !ARCHIVE.matcher(part.name()).matches()) {
                bytes.merge(APPLICATION + part.name(), part.bytes(), Long::sum);
                rest -= part.bytes();
            }
        }
        bytes.merge("other files", rest, Long::sum);
    }

    private Optional<Part> part(String path) {
        Optional<Part> found = Optional.of(root);
        for (String name : path.substring(1).split("/")) {
            found = found.flatMap(folder -> folder.parts().stream()
                    .filter(part -> part.name().equals(name))
                    .findFirst());
        }
        return found;
    }
}
