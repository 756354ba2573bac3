package io.github.apprpm.library;

import io.github.apprpm.file.Extent;
import io.github.apprpm.file.ZipDirectory;
import io.github.apprpm.file.ZipDirectory.Item;
import io.github.apprpm.model.Content;
import io.github.apprpm.model.Entry.RegularFile;
import io.github.apprpm.model.InstallPath;
import io.github.apprpm.model.Payload;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipException;

/**
 * The artifacts that a module has on its runtime class path and that are in no file of its package: neither beside the
 * application, nor in an archive, nor merged into one.
 *
 * <p>It looks first where most are, at the names of files and of the entries of archives, and further only for those that
 * it has not found. Of archives, only the directories are read.
 */
public final class MissingArtifacts {
    private static final Pattern ARCHIVE = Pattern.compile("(?i).+\\.(jar|war|ear|rar|zip|esa)");
    private static final Pattern JAR = Pattern.compile("(?i).+\\.jar");
    private static final int DEEPEST = 6;

    private final OpenArchives archives;
    private final Map<String, List<RuntimeArtifact>> byName = new HashMap<>();
    private final Map<RuntimeArtifact, ArtifactContent> contents = new HashMap<>();
    private final List<RuntimeArtifact> missing;
    private final List<Archive> libraries = new ArrayList<>();

    private MissingArtifacts(List<RuntimeArtifact> needed, OpenArchives archives) {
        this.archives = archives;
        this.missing = new ArrayList<>(needed);
        for (RuntimeArtifact artifact : needed) {
            for (String name : artifact.fileNames()) {
                byName.computeIfAbsent(name, key -> new ArrayList<>()).add(artifact);
            }
        }
    }

    /** An archive that is opened when it is needed. */
    @FunctionalInterface
    private interface Archive {
        Extent open() throws IOException;
    }

    /** A question about an artifact that may read files. */
    @FunctionalInterface
    private interface Condition {
        boolean holds(RuntimeArtifact artifact) throws IOException;
    }

    /**
     * @param payload what the package installs
     * @param application its executable file, into which others may be merged
     * @param needed the runtime class path
     * @param isMinimized whether the build leaves the classes that it does not find used out of a merged jar
     */
    public static List<RuntimeArtifact> of(
            Payload payload, Path application, List<RuntimeArtifact> needed, boolean isMinimized) throws IOException {
        if (needed.isEmpty()) {
            return List.of();
        }
        try (OpenArchives archives = new OpenArchives()) {
            MissingArtifacts search = new MissingArtifacts(needed, archives);
            boolean isMerged = search.searchApplication(payload, absolute(application));
            if (isMerged && isMinimized) {
                return List.of();
            }
            search.searchLibraries();
            return List.copyOf(search.missing);
        }
    }

    /** @return whether classes of libraries are merged into the application */
    private boolean searchApplication(Payload payload, Path application) throws IOException {
        List<FileSummary> loose = new ArrayList<>();
        List<Archive> level = new ArrayList<>();
        Set<Path> extracted = new LinkedHashSet<>();
        for (var entry : payload.entries()) {
            if (entry instanceof RegularFile file && !file.isGhost()) {
                loose.add(FileSummary.ofFile(
                        file.path().substring(1), file.content().size()));
                if (file.content() instanceof Content.OnDisk content) {
                    visit(file.path(), content, application, level);
                } else if (file.content() instanceof Content.Spliced content) {
                    extracted.add(absolute(content.path()));
                }
            }
        }
        // What was taken out of an archive is found in that one, of which the directory is at hand.
        for (Path path : extracted) {
            level.add(() -> archives.open(path));
        }
        List<UnpackedFiles> files = new ArrayList<>(List.of(new UnpackedFiles(loose)));
        boolean isMerged = false;
        for (int depth = 0; depth < DEEPEST && !missing.isEmpty(); depth++) {
            List<Archive> next = new ArrayList<>();
            for (Archive archive : level) {
                files.add(visit(archive, next));
            }
            for (UnpackedFiles unpacked : files) {
                isMerged |= missing.removeIf(unpacked::describes);
            }
            isMerged |= removeMerged(files);
            files.clear();
            level = next;
        }
        return isMerged;
    }

    private void visit(String installed, Content.OnDisk content, Path application, List<Archive> level)
            throws IOException {
        Path path = absolute(content.path());
        boolean isArtifact =
                missing.removeIf(artifact -> absolute(artifact.file()).equals(path))
                        || isNamed(InstallPath.name(installed), content.size())
                        || removeIf(artifact -> isOfSize(artifact, content.size())
                                && Content.OnDisk.of(artifact.file()).sameAs(content));
        Archive archive = () -> archives.open(path);
        if (path.equals(application) || !isArtifact && isContainer(installed)) {
            level.add(archive);
        } else if (ARCHIVE.matcher(installed).matches()) {
            libraries.add(archive);
        }
    }

    private UnpackedFiles visit(Archive archive, List<Archive> next) throws IOException {
        List<FileSummary> entries = new ArrayList<>();
        try {
            ZipDirectory directory = ZipDirectory.of(archive.open());
            for (Item entry : directory.items()) {
                entries.add(FileSummary.of(entry));
                if (ARCHIVE.matcher(entry.name()).matches()) {
                    boolean isArtifact = isNamed(InstallPath.name(entry.name()), entry.size())
                            || removeIf(artifact ->
                                    isOfSize(artifact, entry.size()) && checksum(artifact.file()) == entry.crc());
                    (!isArtifact && isContainer(entry.name()) ? next : libraries)
                            .add(() -> archives.open(directory, entry));
                }
            }
        } catch (EOFException | ZipException e) { // what is damaged has nothing that could be found
            return new UnpackedFiles(entries);
        }
        return new UnpackedFiles(entries);
    }

    /** Whether an archive holds applications, servers or libraries; a jar in another archive is a library. */
    private static boolean isContainer(String name) {
        return ARCHIVE.matcher(name).matches() && !JAR.matcher(name).matches();
    }

    /** Whether a file is an artifact by its name; those with the same name differ in their sizes. */
    private boolean isNamed(String name, long size) throws IOException {
        List<RuntimeArtifact> named = byName.getOrDefault(RuntimeArtifact.plain(name), List.of());
        if (named.size() == 1) {
            missing.remove(named.get(0));
            return true;
        }
        return named.stream().anyMatch(missing::contains)
                && removeIf(artifact -> named.contains(artifact) && isOfSize(artifact, size));
    }

    private static boolean isOfSize(RuntimeArtifact artifact, long size) throws IOException {
        return Files.isRegularFile(artifact.file()) && Files.size(artifact.file()) == size;
    }

    private boolean removeMerged(List<UnpackedFiles> all) throws IOException {
        removeIf(artifact -> content(artifact).isNothing());
        boolean isMerged = false;
        for (UnpackedFiles files : all) {
            boolean areMergedHere = removeIf(artifact -> files.has(content(artifact)));
            if (areMergedHere) {
                removeIf(artifact -> files.hasPart(content(artifact)));
            }
            isMerged |= areMergedHere;
        }
        return isMerged;
    }

    /** A library may be merged into another one, under its own names. */
    private void searchLibraries() throws IOException {
        List<Archive> inner = new ArrayList<>(libraries);
        for (Archive library : inner) {
            if (missing.isEmpty()) {
                return;
            }
            UnpackedFiles files = visit(library, new ArrayList<>());
            removeIf(artifact -> files.hasUnmoved(content(artifact)));
        }
    }

    private ArtifactContent content(RuntimeArtifact artifact) throws IOException {
        ArtifactContent content = contents.get(artifact);
        if (content == null) {
            content = ArtifactContent.of(artifact, archives);
            contents.put(artifact, content);
        }
        return content;
    }

    private static long checksum(Path file) throws IOException {
        CRC32 crc = new CRC32();
        try (InputStream in = new CheckedInputStream(Files.newInputStream(file), crc)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return crc.getValue();
    }

    private static Path absolute(Path path) {
        return path.toAbsolutePath().normalize();
    }

    private boolean removeIf(Condition condition) throws IOException {
        List<RuntimeArtifact> found = new ArrayList<>();
        for (RuntimeArtifact artifact : missing) {
            if (condition.holds(artifact)) {
                found.add(artifact);
            }
        }
        return missing.removeAll(found);
    }
}
