package io.github.apprpm.model;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Texts that come with the plugin; they are files so that they can be linted. */
public final class Resource {
    private Resource() {}

    /**
     * The text of a resource, in UTF-8. Its lines end with line feeds: a carriage return, as after a checkout on Windows,
     * would be part of the last word for a shell, and of what a browser hashes.
     *
     * @param beside a class of the same package
     * @throws IllegalArgumentException if there is no such resource
     */
    public static String text(Class<?> beside, String name) {
        try (InputStream in = beside.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalArgumentException("There is no resource " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
