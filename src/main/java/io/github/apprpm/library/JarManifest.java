package io.github.apprpm.library;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.Manifest;
import java.util.regex.Pattern;

/** The main attributes of a jar's manifest. */
final class JarManifest {
    /** Enough for the main attributes; megabytes of digests of single files may follow. */
    static final int MOST_BYTES = 1 << 16;

    /** A comma outside of quotes; the one of "Apache License, Version 2.0" is often not quoted. */
    private static final Pattern CLAUSE_END =
            Pattern.compile(",(?!\\s*(?i:v\\d|version\\b))(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)");

    private static final Pattern ATTRIBUTES = Pattern.compile(";(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$).*");

    /** A longer value is neither a name nor a version, and too long for patterns. */
    private static final int LONGEST = 1000;

    private final Attributes attributes;

    private JarManifest(Attributes attributes) {
        this.attributes = attributes;
    }

    static JarManifest empty() {
        return new JarManifest(new Attributes());
    }

    /** Reads what is before the first blank line. */
    static JarManifest parse(byte[] bytes) {
        try {
            return new JarManifest(
                    new Manifest(new ByteArrayInputStream(bytes, 0, mainSection(bytes))).getMainAttributes());
        } catch (IOException | IllegalArgumentException e) {
            return empty();
        }
    }

    private static int mainSection(byte[] bytes) {
        boolean blank = true;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '\n') {
                if (blank) {
                    return i + 1;
                }
                blank = true;
            } else if (bytes[i] != '\r') {
                blank = false;
            }
        }
        return bytes.length;
    }

    Optional<String> value(String name) {
        return Optional.ofNullable(attributes.getValue(name))
                .map(String::strip)
                .filter(value -> !value.isEmpty() && value.length() <= LONGEST);
    }

    /** The name of the OSGi bundle, without directives. */
    Optional<String> bundle() {
        return value("Bundle-SymbolicName")
                .map(name -> name.replaceFirst(";.*", "").strip());
    }

    /** OSGi's {@code Bundle-License}: names or addresses with attributes (OSGi Core 8, section 3.2.1.11). */
    List<String> licenses() {
        return CLAUSE_END
                .splitAsStream(value("Bundle-License").orElse(""))
                .map(clause -> ATTRIBUTES
                        .matcher(clause)
                        .replaceFirst("")
                        .replace("\"", "")
                        .strip())
                .filter(license -> !license.isEmpty() && !license.equals("<<EXTERNAL>>"))
                .toList();
    }
}
