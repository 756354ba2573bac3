package io.github.apprpm.check;

import io.github.apprpm.file.AtomicFile;
import io.github.apprpm.file.Extent;
import io.github.apprpm.file.Sha256;
import io.github.apprpm.file.ZipDirectory;
import io.github.apprpm.rpm.RpmHeader;
import io.github.apprpm.rpm.RpmPackage;
import java.io.IOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What the build knows of a package that it made, and the package does not say. It lies in the build directory, so that a
 * later build can check the package, too.
 *
 * @param header the digest of the package's header, which stays the same when the package is signed
 * @param sources what the files of the application were made of, by the paths where they are installed
 * @param missing the artifacts that the module needs at run time and that are in no file of the package
 */
public record BuildRecord(String header, SortedMap<String, Source> sources, List<String> missing) {
    private static final String HEADER = "header";
    private static final String SOURCE = "source";
    private static final String ARCHIVE = "archive";
    private static final String MISSING = "missing";

    public BuildRecord {
        sources = new TreeMap<>(sources);
        missing = List.copyOf(missing);
    }

    /**
     * A file of the build.
     *
     * @param path the file
     * @param directory of an archive of which parts are installed, the digest of its directory, which has a checksum of each
     */
    public record Source(Path path, Optional<String> directory) {
        /** A file that is installed as it is. */
        public static Source file(Path path) {
            return new Source(path, Optional.empty());
        }

        /** An archive out of which files are installed. */
        public static Source archive(Path path) throws IOException {
            return new Source(path, Optional.of(digest(path)));
        }

        /** Whether it was changed since, if it is an archive. */
        boolean isAnother() throws IOException {
            return directory.isPresent() && !directory.get().equals(digest(path));
        }

        private static String digest(Path archive) throws IOException {
            try (FileChannel file = FileChannel.open(archive)) {
                return Sha256.hex(
                        ZipDirectory.of(Extent.of(file)).items().toString().getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    /** The record of a package that was just written. */
    public static BuildRecord of(Path rpm, Map<String, Source> sources, List<String> missing) throws IOException {
        return new BuildRecord(digest(RpmPackage.read(rpm).header()), new TreeMap<>(sources), missing);
    }

    /** Whether it is of this package, and not of another that had the same file name. */
    boolean isOf(RpmPackage rpm) {
        return header.equals(digest(rpm.header()));
    }

    private static String digest(RpmHeader header) {
        return Sha256.hex(header.bytes());
    }

    /**
     * The record of a package.
     *
     * @param directory where {@link #writeTo} put it
     * @param rpm the file of the package
     * @return the record, or nothing if there is none
     */
    public static Optional<BuildRecord> read(Path directory, Path rpm) throws IOException {
        Path file = file(directory, rpm);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        String header = "";
        SortedMap<String, Source> sources = new TreeMap<>();
        List<String> missing = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            String[] words = line.split(" ");
            if (words[0].equals(HEADER) && words.length == 2) {
                header = words[1];
            } else if (words[0].equals(MISSING) && words.length == 2) {
                missing.add(decoded(words[1]));
            } else if (words[0].equals(SOURCE) && words.length == 3 || words[0].equals(ARCHIVE) && words.length == 4) {
                try {
                    sources.put(
                            decoded(words[1]),
                            new Source(
                                    directory.resolve(decoded(words[2])),
                                    Stream.of(words).skip(3).findFirst()));
                } catch (InvalidPathException e) { // this machine does not have such a file
                    continue;
                }
            }
        }
        return Optional.of(new BuildRecord(header, sources, missing));
    }

    /** Writes the record of a package, with paths relative to the directory, so that it can be moved with the files. */
    public void writeTo(Path directory, Path rpm) throws IOException {
        StringBuilder text =
                new StringBuilder("# What the build knows of %s, for apprpm:check\n".formatted(rpm.getFileName()));
        text.append(HEADER).append(' ').append(header).append('\n');
        sources.forEach((installed, source) -> text.append(source.directory().isPresent() ? ARCHIVE : SOURCE)
                .append(' ')
                .append(encoded(installed))
                .append(' ')
                .append(encoded(relative(directory, source.path())))
                .append(source.directory().map(digest -> " " + digest).orElse(""))
                .append('\n'));
        missing.forEach(artifact ->
                text.append(MISSING).append(' ').append(encoded(artifact)).append('\n'));
        AtomicFile.ofText(file(directory, rpm), text.toString());
    }

    private static String relative(Path directory, Path source) {
        Path from = directory.toAbsolutePath().normalize();
        Path to = source.toAbsolutePath().normalize();
        return from.getRoot().equals(to.getRoot()) ? from.relativize(to).toString() : to.toString();
    }

    private static Path file(Path directory, Path rpm) {
        return directory.resolve(rpm.getFileName() + ".build");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
