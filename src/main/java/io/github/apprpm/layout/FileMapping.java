package io.github.apprpm.layout;

import io.github.apprpm.model.AccountName;
import io.github.apprpm.model.Attributes;
import io.github.apprpm.model.Content;
import io.github.apprpm.model.Entry;
import io.github.apprpm.model.Entry.Directory;
import io.github.apprpm.model.Entry.GhostDirectory;
import io.github.apprpm.model.Entry.RegularFile;
import io.github.apprpm.model.Entry.Symlink;
import io.github.apprpm.model.FileFlag;
import io.github.apprpm.model.InstallPath;
import io.github.apprpm.model.PackagingException;
import io.github.apprpm.tree.SourceTree;
import io.github.apprpm.tree.SourceTree.Node;
import io.github.apprpm.tree.SourceTree.SourceFile;
import io.github.apprpm.tree.SourceTree.SourceLink;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * A file, or all files of a directory, and where they go.
 *
 * @param source the file or directory of the build; a ghost needs none
 * @param destination where it is installed; with a slash at its end, a file goes into it, and a ghost is a directory
 * @param mode the permission bits of each file, or empty for that of {@link ProgramMode}
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
    private static final int READABLE = 0644;
    private static final int ENTERED_BY_ALL = 0755;
    private static final int READABLE_BY_ANY = 0444;

    public FileMapping {
        if (source.isEmpty() && !flags.contains(FileFlag.GHOST)) {
            throw new PackagingException(
                    "The file for '%s' in <files> has no <source>".formatted(destination),
                    "Name its file or directory, or give it the flag ghost");
        }
        if (source.isEmpty() && destination.endsWith("/") && flags.size() > 1) {
            throw new PackagingException(
                    "The ghost '%s' in <files> is a directory, for which its other flags have no meaning"
                            .formatted(destination),
                    "Give it the flag ghost alone, or remove the slash at its end for a file");
        }
        InstallPath.normalize(destination);
    }

    /** The entries of the package. */
    public List<Entry> entries(Filter filter) throws IOException {
        if (source.isEmpty()) {
            return List.of(ghost());
        }
        Path start = source.get();
        if (!Files.exists(start)) {
            String what = Files.isSymbolicLink(start)
                    ? "is a symbolic link to '%s', which does not exist".formatted(Files.readSymbolicLink(start))
                    : "does not exist";
            throw new PackagingException(
                    "The <source> '%s' in <files> %s".formatted(start, what),
                    "Correct its name, or build it before this goal runs");
        }
        if (Files.isDirectory(start)) {
            return tree(start, filter);
        }
        String path = destination.endsWith("/") ? destination + start.getFileName() : destination;
        return List.of(file(start, path, filter));
    }

    private Entry ghost() {
        return destination.endsWith("/")
                ? new GhostDirectory(destination, new Attributes(mode.orElse(ENTERED_BY_ALL), owner, group))
                : new RegularFile(
                        destination,
                        new Attributes(mode.orElse(READABLE), owner, group),
                        flags,
                        Content.text("ghost", ""));
    }

    private List<Entry> tree(Path start, Filter filter) throws IOException {
        List<Entry> entries = new ArrayList<>();
        for (Node node : SourceTree.of(start).nodes()) {
            String path = destination + "/" + node.name();
            if (node instanceof SourceLink link) {
                entries.add(new Symlink(path, link.target()));
            } else if (node instanceof SourceFile) {
                entries.add(file(node.path(), path, filter));
            } else {
                entries.add(Directory.found(path, new Attributes(directoryMode(), owner, group)));
            }
        }
        return entries;
    }

    private Entry file(Path file, String path, Filter filter) throws IOException {
        Content content = filtered ? filter.content(file) : Content.OnDisk.of(file);
        int bits = mode.isPresent() ? mode.getAsInt() : ProgramMode.of(InstallPath.normalize(path), content);
        return new RegularFile(path, new Attributes(bits, owner, group), flags, content);
    }

    /** Whoever may read the files may enter the directory. */
    private int directoryMode() {
        int bits = mode.orElse(READABLE);
        return bits | (bits & READABLE_BY_ANY) >> 2;
    }
}
