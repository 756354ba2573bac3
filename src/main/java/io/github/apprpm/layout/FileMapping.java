package io.github.apprpm.layout;

import io.github.apprpm.model.AccountName;
import io.github.apprpm.model.Attributes;
import io.github.apprpm.model.Content;
import io.github.apprpm.model.Entry;
import io.github.apprpm.model.Entry.RegularFile;
import io.github.apprpm.model.FileFlag;
import io.github.apprpm.model.InstallPath;
import io.github.apprpm.model.PackagingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A file, or all files of a directory, and where they go.
 *
 * @param source the file or directory of the build; a ghost needs none
 * @param destination where it is installed; a file goes into it if it ends with a slash
 * @param mode the permission bits of each file, or empty for 0755 where the source is executable and else 0644
 * @param owner the owning user
 * @param group the owning group
 * @param flags the flags of the files
 * @param filtered whether properties are replaced
 */
public record FileMapping(
        Optional<Path> source,
        String destination,
        OptionalInt mode,
        AccountName owner,
        AccountName group,
        Set<FileFlag> flags,
        boolean filtered) {
    private static final int EXECUTABLE = 0755;
    private static final int READABLE = 0644;

    public FileMapping {
        if (source.isEmpty() && !flags.contains(FileFlag.GHOST)) {
            throw new PackagingException(
                    "The file for '%s' in <files> has no <source>".formatted(destination),
                    "Name its file or directory, or give it the flag ghost");
        }
        InstallPath.normalize(destination);
    }

    /** The entries of the package. */
    public List<Entry> entries(Filter filter) throws IOException {
        if (source.isEmpty()) {
            return List.of(new RegularFile(
                    destination,
                    new Attributes(mode.orElse(READABLE), owner, group),
                    flags,
                    Content.text("ghost", "")));
        }
        Path start = source.get();
        if (!Files.exists(start)) {
            throw new PackagingException(
                    "The <source> '%s' in <files> does not exist".formatted(start),
                    "Correct its name, or build it before this goal runs");
        }
        if (Files.isDirectory(start)) {
            return tree(start, filter);
        }
        String path = destination.endsWith("/") ? destination + start.getFileName() : destination;
        return List.of(entry(start, path, filter));
    }

    private List<Entry> tree(Path start, Filter filter) throws IOException {
        try (Stream<Path> tree = Files.walk(start)) {
            List<Path> files = tree.filter(Files::isRegularFile).sorted().toList();
            List<Entry> entries = new ArrayList<>();
            for (Path file : files) {
                String relative = start.relativize(file).toString().replace('\\', '/');
                entries.add(entry(file, destination + "/" + relative, filter));
            }
            return entries;
        }
    }

    private Entry entry(Path file, String path, Filter filter) throws IOException {
        int bits = mode.orElse(Files.isExecutable(file) ? EXECUTABLE : READABLE);
        Content content = filtered ? filter.content(file) : Content.OnDisk.of(file);
        return new RegularFile(path, new Attributes(bits, owner, group), flags, content);
    }
}
