package io.github.apprpm.container;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** The shell scripts of this package, which are files so that they can be linted. */
final class Scripts {
    private Scripts() {}

    static String text(String name) throws IOException {
        try (InputStream script = Scripts.class.getResourceAsStream(name)) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
