package io.github.apprpm.layout;

import io.github.apprpm.model.Content;
import io.github.apprpm.model.PackagingException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Replaces {@code @property@} in text files, whatever their encoding; all other bytes stay. Not {@code ${property}}: in
 * scripts and in the configuration of frameworks that means something else.
 */
public final class Filter {
    private static final Pattern PROPERTY = Pattern.compile("@([A-Za-z][A-Za-z0-9._-]*)@");
    /** As much of a file shows whether it is text, so that no large binary file is read for its properties. */
    private static final int FRONT = 1 << 16;

    private final Optional<Function<String, Optional<String>>> properties;

    private Filter(Optional<Function<String, Optional<String>>> properties) {
        this.properties = properties;
    }

    /** Takes files as they are. */
    public static Filter none() {
        return new Filter(Optional.empty());
    }

    /**
     * @param properties the value of a property, or empty to leave the place as it is
     */
    public static Filter of(Function<String, Optional<String>> properties) {
        return new Filter(Optional.of(properties));
    }

    Content content(Path file) throws IOException {
        Content.OnDisk content = Content.OnDisk.of(file);
        return properties.isEmpty() ? content : filtered(file, content, properties.get());
    }

    private static Content filtered(Path file, Content content, Function<String, Optional<String>> properties)
            throws IOException {
        if (!TextEncoding.mayBeText(front(file))) {
            return content;
        }
        byte[] bytes = Files.readAllBytes(file);
        Optional<Charset> charset = TextEncoding.of(bytes);
        if (charset.isEmpty()) {
            return content;
        }
        String text = new String(bytes, charset.get());
        String result = PROPERTY.matcher(text)
                .replaceAll(match -> Matcher.quoteReplacement(properties
                        .apply(match.group(1))
                        .map(value -> expressed(file, match.group(1), value, charset.get()))
                        .orElse(match.group())));
        return result.equals(text) ? content : new Content.Generated(result.getBytes(charset.get()), file.toString());
    }

    private static byte[] front(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(FRONT);
        }
    }

    /** The value of a property, if the file's encoding is known well enough to write it. */
    private static String expressed(Path file, String property, String value, Charset charset) {
        if (!TextEncoding.canWrite(charset, value)) {
            throw new PackagingException(
                    "The file '%s' is not UTF-8, and the value '%s' of @%s@ is not ASCII"
                            .formatted(file, value, property),
                    "Save the file in UTF-8, or take it out of the filtering");
        }
        return value;
    }
}
