package io.github.apprpm.library;

import io.github.apprpm.model.InstallPath;
import io.github.apprpm.rpm.PackagedFile;
import io.github.apprpm.rpm.PayloadVisitor;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Collects what a package consists of, while its payload is read or before it is written. */
public final class Inventory implements PayloadVisitor {
    /** Deeper directories are counted with their parent; a path of a foreign package may have thousands of names. */
    private static final int DEEPEST = 50;

    private final KnownLibraries known;
    private final List<Library> libraries = new ArrayList<>();
    private final Folder root = new Folder();

    /** @param known the libraries whose coordinates the build knows */
    public Inventory(KnownLibraries known) {
        this.known = known;
    }

    @Override
    public void entry(PackagedFile file, InputStream content) throws IOException {
        if (file.isRegular()) {
            add(file.path(), file.size(), content);
        }
    }

    /**
     * Adds a file; of a file that is not a jar, only the size counts.
     *
     * @param content its bytes, which stay open
     */
    void add(String path, long size, InputStream content) throws IOException {
        if (!JarReader.isArchive(path)) {
            add(path, new Part(InstallPath.name(path), size, List.of()));
            return;
        }
        JarReader.Jar jar = JarReader.read(path, size, content, known);
        libraries.add(jar.library());
        add(path, jar.part());
    }

    private void add(String path, Part part) {
        Folder folder = root;
        String[] names = path.split("/");
        for (int i = 0; i < Math.min(names.length - 1, DEEPEST); i++) {
            if (!names[i].isEmpty()) {
                folder = folder.folders.computeIfAbsent(names[i], key -> new Folder());
            }
        }
        folder.files.add(part);
    }

    /** What was collected. */
    public PackageContents contents() {
        libraries.sort(Comparator.comparing(Library::path));
        return new PackageContents(libraries, root.part("/"));
    }

    private static final class Folder {
        private final Map<String, Folder> folders = new TreeMap<>();
        private final List<Part> files = new ArrayList<>();

        private Part part(String name) {
            List<Part> parts = new ArrayList<>(files);
            folders.forEach((inner, folder) -> parts.add(folder.part(inner)));
            return Part.of(name, parts);
        }
    }
}
