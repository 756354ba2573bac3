package io.github.apprpm.model;

import java.io.IOException;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** One thing that the package puts on the machine. */
public sealed interface Entry {
    /** Its path: absolute, without {@code .} or {@code ..}, no slash at the end. */
    String path();

    /** Its owner, group and mode. */
    Attributes attributes();

    /** Calls the writer's method for its kind. */
    void writeTo(EntryWriter writer) throws IOException;

    /** What a package format does with each kind of entry. */
    interface EntryWriter {
        void directory(Directory directory) throws IOException;

        void ghostDirectory(GhostDirectory directory) throws IOException;

        void file(RegularFile file) throws IOException;

        void symlink(Symlink symlink) throws IOException;
    }

    /**
     * A directory that the package owns.
     *
     * @param isFound whether nobody asked for it, and it was found in a tree: another entry for its path counts instead
     */
    record Directory(String path, Attributes attributes, boolean isFound) implements Entry {
        public Directory {
            path = InstallPath.normalize(path);
        }

        public Directory(String path, Attributes attributes) {
            this(path, attributes, false);
        }

        /** An empty directory of a tree. */
        public static Directory found(String path, Attributes attributes) {
            return new Directory(path, attributes, true);
        }

        @Override
        public void writeTo(EntryWriter writer) throws IOException {
            writer.directory(this);
        }
    }

    /** A directory that the package owns, but that something else creates: rpm removes it with the package if it is empty. */
    record GhostDirectory(String path, Attributes attributes) implements Entry {
        public GhostDirectory {
            path = InstallPath.normalize(path);
        }

        @Override
        public void writeTo(EntryWriter writer) throws IOException {
            writer.ghostDirectory(this);
        }
    }

    /**
     * A file with content; a ghost's content is not written.
     *
     * @param time the time of a file that keeps it from release to release; others have the time of the package
     */
    record RegularFile(String path, Attributes attributes, Set<FileFlag> flags, Content content, Optional<Instant> time)
            implements Entry {
        public RegularFile {
            path = InstallPath.normalize(path);
            flags = flags.isEmpty() ? Set.of() : Set.copyOf(EnumSet.copyOf(flags));
        }

        public RegularFile(String path, Attributes attributes, Set<FileFlag> flags, Content content) {
            this(path, attributes, flags, content, Optional.empty());
        }

        /**
         * When the file was modified.
         *
         * @param built the time of the package; no file is newer
         */
        public Instant timeIn(Instant built) {
            return time.filter(built::isAfter).orElse(built);
        }

        @Override
        public void writeTo(EntryWriter writer) throws IOException {
            writer.file(this);
        }

        /** Whether rpm keeps the file if it was edited. */
        public boolean isConfig() {
            return flags.contains(FileFlag.CONFIG);
        }

        /** Whether the package owns the file without containing it. */
        public boolean isGhost() {
            return flags.contains(FileFlag.GHOST);
        }
    }

    /** A symbolic link. */
    record Symlink(String path, String target) implements Entry {
        public Symlink {
            path = InstallPath.normalize(path);
            target = Text.line("target", target);
        }

        @Override
        public Attributes attributes() {
            return Attributes.root(0777);
        }

        @Override
        public void writeTo(EntryWriter writer) throws IOException {
            writer.symlink(this);
        }
    }
}
