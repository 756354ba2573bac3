package io.github.apprpm.openpgp;

import io.github.apprpm.model.PackagingException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Exported keys, armored or binary, and where they are from; the keys are never shown. */
public final class KeyText {
    private final String origin;
    private final byte[] bytes;

    private KeyText(String origin, byte[] bytes) {
        this.origin = origin;
        this.bytes = bytes;
    }

    /**
     * @param origin where it is from, as the user knows it: "the environment variable MAVEN_GPG_KEY"
     * @param text the armored keys
     */
    public static KeyText of(String origin, String text) {
        return new KeyText(origin, text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * @param parameter the parameter that names the file
     * @param file a file with keys
     * @throws PackagingException if the file cannot be read
     */
    public static KeyText ofFile(String parameter, Path file) {
        String origin = "<%s> '%s'".formatted(parameter, file);
        if (!Files.isRegularFile(file)) {
            throw new PackagingException(
                    "The file of " + origin + (Files.exists(file) ? " is not a file" : " does not exist"),
                    "Name a file that 'gpg --export-secret-keys' or 'gpg --export' has written");
        }
        try {
            return new KeyText(origin, Files.readAllBytes(file));
        } catch (IOException e) {
            throw new PackagingException(
                    "The file of %s cannot be read: %s".formatted(origin, e.getMessage()),
                    "Make it readable for the user who runs the build",
                    e);
        }
    }

    String origin() {
        return origin;
    }

    byte[] bytes() {
        return bytes;
    }

    @Override
    public String toString() {
        return origin;
    }
}
