package io.github.apprpm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Writes the manual's parameter reference from the descriptor, which the build makes from the Javadoc, with its markup. */
class ParameterReferenceTest {
    private static final Path DESCRIPTOR = Path.of("target/plugin-enhanced.xml");
    private static final Path REFERENCE = Path.of("docs/parameters.md");
    private static final Pattern CODE = Pattern.compile("<code>(.*?)</code>");
    private static final String HEAD = """
            # Parameters

            Generated from the Javadoc: after a change there, `mvn test -Dtest=ParameterReferenceTest -Dapprpm.updateReference`.

            Each parameter is an element of the plugin's `<configuration>`, and a property for the command line.
            """;

    @Test
    void referenceSaysWhatTheJavadocSays() throws Exception {
        String expected = HEAD + goals().map(this::goal).collect(Collectors.joining());
        if (System.getProperty("apprpm.updateReference") != null) {
            Files.writeString(REFERENCE, expected);
        }
        assertEquals(
                expected,
                Files.readString(REFERENCE),
                "docs/parameters.md is out of date; its head says how to renew it");
    }

    @Test
    void everyParameterHasASentenceAndAProperty() throws Exception {
        List<String> bare = new ArrayList<>();
        goals().forEach(goal -> parameters(goal).forEach((name, parameter) -> {
            boolean map = text(parameter, "type").startsWith("java.util.Map");
            if (text(parameter, "description").isBlank() || property(goal, name).isEmpty() && !map) {
                bare.add(name);
            }
        }));
        assertTrue(bare.isEmpty(), "without a sentence or property: " + bare);
    }

    @Test
    void everyParameterSaysItsDefault() throws Exception {
        List<String> silent = new ArrayList<>();
        goals().forEach(goal -> parameters(goal).forEach((name, parameter) -> {
            boolean isCollection = text(parameter, "type").startsWith("java.util.");
            if (!isCollection
                    && defaultOf(goal, name).isEmpty()
                    && !text(parameter, "description").contains("Default: ")) {
                silent.add(text(goal, "goal") + " " + name);
            }
        }));
        assertEquals(List.of(), silent);
    }

    /** GitHub takes what else stands between angle brackets for HTML, and does not show it. */
    @Test
    void angleBracketsAreInCodeOnly() throws Exception {
        List<String> swallowed = Files.readString(REFERENCE)
                .replaceAll("`[^`\n]*`", "")
                .lines()
                .filter(line -> line.contains("<") || line.contains("`"))
                .toList();

        assertEquals(List.of(), swallowed);
    }

    @Test
    void onlyGoalsThatSignHaveParametersOfKeys() throws Exception {
        assertEquals(
                List.of("publish", "repository", "rpm", "sign"),
                goalsThatSign().map(goal -> text(goal, "goal")).toList());
    }

    /** Each of them declares them itself. */
    @Test
    void goalsThatSignSayTheSameOfKeys() throws Exception {
        List<String> different =
                goalsThatSign().map(this::keyParameters).distinct().toList();

        assertEquals(1, different.size(), () -> String.join("\n\nis not\n\n", different));
    }

    private static Stream<Element> goalsThatSign() throws Exception {
        return goals().filter(goal -> parameters(goal).keySet().stream()
                .anyMatch(name -> property(goal, name).startsWith("gpg.")));
    }

    private String keyParameters(Element goal) {
        return parameters(goal).entrySet().stream()
                .filter(entry -> Set.of("sign", "digest").contains(entry.getKey())
                        || property(goal, entry.getKey()).startsWith("gpg."))
                .map(entry -> parameter(goal, entry.getKey(), entry.getValue()))
                .collect(Collectors.joining());
    }

    private String goal(Element goal) {
        return "\n## apprpm:%s\n\n%s\n\n%s"
                .formatted(
                        text(goal, "goal"),
                        markdown(text(goal, "description")),
                        parameters(goal).entrySet().stream()
                                .map(parameter -> parameter(goal, parameter.getKey(), parameter.getValue()))
                                .collect(Collectors.joining("\n")));
    }

    private String parameter(Element goal, String name, Element parameter) {
        String type = text(parameter, "type").replaceFirst("<.*", "").replaceFirst(".*\\.", "");
        String value = defaultOf(goal, name);
        return "### `<%s>`\n\n%s%s%s\n\n%s\n"
                .formatted(
                        name,
                        type,
                        value.isEmpty() ? "" : ", default `" + value + "`",
                        Stream.of(property(goal, name), furtherProperty(goal, name))
                                .filter(property -> !property.isEmpty())
                                .map(property -> ", `-D" + property + "`")
                                .collect(Collectors.joining()),
                        markdown(text(parameter, "description")));
    }

    private static String defaultOf(Element goal, String name) {
        return furtherProperty(goal, name).isEmpty() ? defaultValue(goal, name) : "";
    }

    /** A default such as {@code ${format}} is a second property of the command line. */
    private static String furtherProperty(Element goal, String name) {
        String value = defaultValue(goal, name);
        return value.matches("\\$\\{\\w+}") ? withoutBraces(value) : "";
    }

    private static String defaultValue(Element goal, String name) {
        Element configuration = configuration(goal, name);
        return configuration == null ? "" : configuration.getAttribute("default-value");
    }

    private static String property(Element goal, String name) {
        Element configuration = configuration(goal, name);
        return configuration == null
                ? ""
                : withoutBraces(configuration.getTextContent().strip());
    }

    private static String withoutBraces(String expression) {
        return expression.replaceAll("^\\$\\{|}$", "");
    }

    private static Element configuration(Element goal, String name) {
        Element all = child(goal, "configuration");
        return all == null ? null : child(all, name);
    }

    private static Map<String, Element> parameters(Element goal) {
        Map<String, Element> parameters = new TreeMap<>();
        for (Element parameter : children(child(goal, "parameters"))) {
            if (text(parameter, "editable").equals("true")) {
                parameters.put(text(parameter, "name"), parameter);
            }
        }
        return parameters;
    }

    private static Stream<Element> goals() throws Exception {
        Document descriptor =
                DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(DESCRIPTOR.toFile());
        return children(child(descriptor.getDocumentElement(), "mojos")).stream()
                .filter(mojo -> !text(mojo, "goal").equals("help"));
    }

    /** In Markdown, a code span shows what HTML needs entities for; elsewhere entities stay. */
    private static String markdown(String html) {
        String text = html.replaceAll("\\s+", " ").replaceAll(" ?<p>(.*?)</p>", "\n\n$1");
        return CODE.matcher(text)
                .replaceAll(code -> Matcher.quoteReplacement("`"
                        + code.group(1)
                                .replace("&lt;", "<")
                                .replace("&gt;", ">")
                                .replace("&#47;", "/")
                                .replace("&amp;", "&")
                        + "`"));
    }

    private static String text(Element parent, String name) {
        Element child = child(parent, name);
        return child == null ? "" : child.getTextContent().strip();
    }

    private static Element child(Element parent, String name) {
        return children(parent).stream()
                .filter(element -> element.getTagName().equals(name))
                .findFirst()
                .orElse(null);
    }

    private static List<Element> children(Element parent) {
        List<Element> children = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element) {
                children.add(element);
            }
        }
        return children;
    }
}
