package io.github.apprpm.server.storage;

import io.github.apprpm.repository.Yank;
import io.github.apprpm.server.config.Configuration;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The directory that has everything the server keeps: plain files, which any web server could serve, too. */
public final class DataFolder {
    /** Noarch packages of a release, which its views have as links; clients do not read it. */
    static final String NOARCH = "noarch";

    private static final String INCOMING = ".incoming";
    private static final String REPOSITORIES = "repositories";
    static final String PACKAGES = "Packages";

    private final Path root;

    private DataFolder(Path root) {
        this.root = root;
    }

    /** Makes what is missing, and removes what uploads have left that were cut off. */
    public static DataFolder open(Path root) throws IOException {
        DataFolder folder = new DataFolder(root);
        Files.createDirectories(folder.repositories());
        Files.createDirectories(folder.incoming());
        try (DirectoryStream<Path> left = Files.newDirectoryStream(folder.incoming())) {
            for (Path file : left) {
                Files.delete(file);
            }
        }
        return folder;
    }

    /** Where uploads are until they are verified; nobody else sees them. */
    public Path incoming() {
        return root.resolve(INCOMING);
    }

    public Path repositories() {
        return root.resolve(REPOSITORIES);
    }

    /** The folder that clients know as a repository. */
    public Path folder(View view) {
        return repositories().resolve(view.path());
    }

    Path packages(View view) {
        return folder(view).resolve(PACKAGES);
    }

    /** Where packages of a view lie that were withdrawn: no index has them. */
    Path withdrawn(View view) {
        return folder(view).resolve(Yank.DIRECTORY).resolve(PACKAGES);
    }

    /** Those of a release, with the one that has its noarch packages. */
    List<View> folders(String repository, String release) throws IOException {
        List<View> folders = new ArrayList<>();
        folders.add(new View(repository, release, NOARCH));
        folders.addAll(views(repository, release));
        return folders;
    }

    /** The releases that a repository has packages for. */
    public List<String> releases(String repository) throws IOException {
        return names(repositories().resolve(repository));
    }

    /** All that there are. */
    public List<View> views() throws IOException {
        List<View> views = new ArrayList<>();
        for (String repository : names(repositories())) {
            for (String release : names(repositories().resolve(repository))) {
                views.addAll(views(repository, release));
            }
        }
        return views;
    }

    /** Those of a release; none if there is no such release. */
    List<View> views(String repository, String release) throws IOException {
        return names(repositories().resolve(repository).resolve(release)).stream()
                .filter(architecture -> !architecture.equals(NOARCH))
                .map(architecture -> new View(repository, release, architecture))
                .toList();
    }

    private static List<String> names(Path directory) throws IOException {
        List<String> names = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory, Files::isDirectory)) {
            entries.forEach(entry -> names.add(entry.getFileName().toString()));
        } catch (NoSuchFileException e) {
            return List.of();
        }
        return names.stream().filter(Configuration::isName).sorted().toList();
    }
}
