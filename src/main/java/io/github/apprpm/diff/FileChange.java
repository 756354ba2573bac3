package io.github.apprpm.diff;

import io.github.apprpm.rpm.PackagedFile;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * A file, directory or link that only one package has, or that differs.
 *
 * @param file what the headers say of it
 * @param role what it is for
 * @param aspects what differs; empty if only one package has the file
 * @param lines its text line by line, if it is a small text file that differs
 */
public record FileChange(Change<PackagedFile> file, FileRole role, Set<FileAspect> aspects, Optional<LineDiff> lines) {
    public FileChange {
        EnumSet<FileAspect> ordered = EnumSet.noneOf(FileAspect.class);
        ordered.addAll(aspects);
        aspects = Collections.unmodifiableSet(ordered);
    }

    /** Where it is installed, or was. */
    public String path() {
        return file.last().path();
    }
}
