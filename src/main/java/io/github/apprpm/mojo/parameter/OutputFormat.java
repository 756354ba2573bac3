package io.github.apprpm.mojo.parameter;

import io.github.apprpm.model.PackagingException;

/** The form in which a goal writes its result. */
public enum OutputFormat {
    TEXT,
    JSON;

    /**
     * @param format the parameter {@code <format>}, or null
     * @throws PackagingException if there is no format of this name
     */
    public static OutputFormat of(String format) {
        if (format == null || format.equals("text")) {
            return TEXT;
        }
        if (format.equals("json")) {
            return JSON;
        }
        throw new PackagingException(
                "The <format> '%s' is unknown".formatted(format), "Set <format> or -Dapprpm.format to text or json");
    }
}
