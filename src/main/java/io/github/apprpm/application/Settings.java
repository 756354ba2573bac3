package io.github.apprpm.application;

import io.github.apprpm.model.ConfiguredPort.Origin;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * The settings of a configuration file, whatever the profile: of its documents, those for some profiles do not count.
 *
 * @param place the file, for messages
 * @param origin whose file it is
 * @param documents for each document, what a key is set to; the last one counts
 */
record Settings(String place, Origin origin, List<Function<String, Optional<String>>> documents) {
    /** The properties by which Spring Boot limits a document, now and in former versions. */
    private static final List<String> LIMITS =
            List.of("spring.config.activate.on-profile", "spring.config.activate.on-cloud-platform", "spring.profiles");

    private static final Pattern SEPARATOR = Pattern.compile("(?m)^[#!]---\\s*$");
    private static final Pattern INDEX = Pattern.compile("\\[(\\d{1,4})](.*)");

    /** Reads a file by the end of its name; empty if it is not in the language that the name promises. */
    static Optional<Settings> parse(String place, Origin origin, String text) {
        try {
            List<Function<String, Optional<String>>> documents =
                    place.endsWith(".properties") ? properties(text) : yaml(text);
            documents.removeIf(document ->
                    LIMITS.stream().anyMatch(key -> document.apply(key).isPresent()));
            return Optional.of(new Settings(place, origin, documents));
        } catch (IOException | YAMLException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** What a key is set to, as {@code server.port} or {@code server.connectors[0].port}. */
    Optional<String> value(String key) {
        return documents.stream()
                .flatMap(document -> document.apply(key).stream())
                .reduce((one, other) -> other)
                .map(String::strip);
    }

    private static List<Function<String, Optional<String>>> properties(String text) throws IOException {
        List<Function<String, Optional<String>>> documents = new ArrayList<>();
        for (String part : SEPARATOR.split(text)) {
            Properties properties = new Properties();
            properties.load(new StringReader(part));
            documents.add(key -> Optional.ofNullable(properties.getProperty(key)));
        }
        return documents;
    }

    /** The nodes alone, so that nothing is made of what a file names. */
    private static List<Function<String, Optional<String>>> yaml(String text) {
        List<Function<String, Optional<String>>> documents = new ArrayList<>();
        LoaderOptions options = new LoaderOptions();
        options.setTagInspector(tag -> true);
        for (Node root : new Yaml(options).composeAll(new StringReader(text))) {
            documents.add(key -> find(root, key));
        }
        return documents;
    }

    /** A key may be written in parts, one below the other, or whole. */
    private static Optional<String> find(Node node, String key) {
        if (node instanceof ScalarNode scalar) {
            boolean isText = scalar.getScalarStyle() != DumperOptions.ScalarStyle.PLAIN;
            return key.isEmpty() && (isText || !scalar.getValue().isEmpty())
                    ? Optional.of(scalar.getValue())
                    : Optional.empty();
        }
        if (node instanceof SequenceNode sequence) {
            if (key.isEmpty()) {
                return Optional.of(""); // set, but to no single value
            }
            Matcher index = INDEX.matcher(key);
            return index.matches()
                            && Integer.parseInt(index.group(1))
                                    < sequence.getValue().size()
                    ? find(sequence.getValue().get(Integer.parseInt(index.group(1))), withoutDot(index.group(2)))
                    : Optional.empty();
        }
        if (node instanceof MappingNode mapping) {
            for (NodeTuple tuple : mapping.getValue()) {
                if (tuple.getKeyNode() instanceof ScalarNode name && begins(key, name.getValue())) {
                    Optional<String> found = find(
                            tuple.getValueNode(),
                            withoutDot(key.substring(name.getValue().length())));
                    if (found.isPresent()) {
                        return found;
                    }
                }
            }
        }
        return Optional.empty();
    }

    private static boolean begins(String key, String part) {
        return !part.isEmpty()
                && key.startsWith(part)
                && (key.length() == part.length() || ".[".indexOf(key.charAt(part.length())) >= 0);
    }

    private static String withoutDot(String rest) {
        return rest.startsWith(".") ? rest.substring(1) : rest;
    }
}
