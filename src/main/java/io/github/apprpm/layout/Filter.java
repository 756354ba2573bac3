package io.github.apprpm.layout;

import io.github.apprpm.model.Content;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Replaces {@code @property@} in text files. Not {@code ${property}}: in scripts and in the configuration of frameworks
 * that means something else.
 */
public final class Filter {
    private static final Pattern PROPERTY = Pattern.compile("@([A-Za-z][A-Za-z0-9._-]*)@");

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
        String text;
        try {
            text = Files.readString(file);
        } catch (CharacterCodingException e) {
            return content; // no text
        }
        String result = PROPERTY.matcher(text)
                .replaceAll(match -> Matcher.quoteReplacement(
                        properties.apply(match.group(1)).orElse(match.group())));
        return Content.text(file.toString(), result);
    }
}
