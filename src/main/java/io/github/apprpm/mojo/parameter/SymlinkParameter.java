package io.github.apprpm.mojo.parameter;

import io.github.apprpm.model.Entry;
import io.github.apprpm.model.PackagingException;

/** An item of {@code <symlinks>}. */
public final class SymlinkParameter {
    private String path;
    private String target;

    /** Maven calls this method for a plain value: {@code path -> target}. */
    public void set(String value) {
        String[] parts = value.split("\\s*->\\s*");
        if (parts.length != 2) {
            throw new PackagingException(
                    "The value '%s' in <symlinks> is not a link".formatted(value), "Write 'path -> target'");
        }
        path = parts[0].strip();
        target = parts[1].strip();
    }

    public Entry toEntry() {
        if (path == null || target == null) {
            throw new PackagingException(
                    "The link '%s' to '%s' in <symlinks> is not complete".formatted(path, target),
                    "Write both <path> and <target>");
        }
        return new Entry.Symlink(path, target);
    }
}
