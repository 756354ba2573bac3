package io.github.apprpm.verify;

import java.nio.file.Path;
import java.util.Objects;

/**
 * One of the project's own checks.
 *
 * @param id the kind of check
 * @param name what a report calls it
 */
public record OwnCheck(String id, String name) {
    public OwnCheck {
        Objects.requireNonNull(id);
        Objects.requireNonNull(name);
    }

    public static OwnCheck of(Request request) {
        return new OwnCheck("request", request.name());
    }

    /** @param script an executable file */
    public static OwnCheck of(Path script) {
        return new OwnCheck("check", script.getFileName() + " passes");
    }
}
