package io.github.apprpm.service;

import static java.util.stream.Collectors.joining;

import io.github.apprpm.model.FastStart;
import io.github.apprpm.model.InstalledApplication;
import io.github.apprpm.model.JavaCommand;
import io.github.apprpm.model.JavaReleases;
import io.github.apprpm.model.ShellWord;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The script that finds a Java runtime on the machine and becomes the application.
 *
 * @param installed the paths of the application
 * @param java the releases of Java that the application runs on
 * @param command what java runs
 * @param properties system properties, and the variables that set them
 * @param fastStart what starts record for the next ones, if anything
 */
public record Launcher(
        InstalledApplication installed,
        JavaReleases java,
        JavaCommand command,
        Map<String, String> properties,
        Optional<FastStart> fastStart) {
    private static final String RESOURCE = "launch.sh";
    /** What a JVM needs to take classes that use preview features; it takes only those of its own release. */
    private static final String PREVIEW = "--enable-preview ";

    /** What a refusal says of other releases. */
    private static final String NO_OTHERS = "and no other";

    public Launcher {
        properties = Collections.unmodifiableMap(new TreeMap<>(properties));
    }

    /** The script. */
    public String text() {
        return Template.ofResource(RESOURCE)
                .fill(Map.ofEntries(
                        Map.entry("name", ShellWord.quoted(installed.name())),
                        Map.entry("home", ShellWord.quoted(installed.home())),
                        Map.entry("options", path(installed.jvmOptions(), "%s%s")),
                        Map.entry("configuration", path(installed.configuration(), "\"%s%s\"")),
                        Map.entry("explanation", path(installed.explanation(), "\"%s%s\"")),
                        Map.entry("minimumJava", Integer.toString(java.minimum())),
                        Map.entry("comparison", java.isExact() ? "-eq" : "-ge"),
                        Map.entry("others", java.isExact() ? NO_OTHERS : "or later"),
                        Map.entry("suggestedJava", Integer.toString(JavaRequirement.suggestedRelease(java))),
                        Map.entry("code", words(command.code())),
                        Map.entry("fastStart", fastStart.isPresent() ? reading(installed.fastStart()) : ""),
                        Map.entry("command", options() + words(command.arguments()))));
    }

    private String reading(String script) {
        return "# shellcheck source=/dev/null\n. " + path(script, "\"%s%s\"") + "\n";
    }

    /** What the script reads to make starts fast, if it is to. */
    public Optional<String> fastStartText() {
        return fastStart.map(fast -> withoutFirstLine(Template.ofResource("fast-start.sh")
                .fill(Map.of(
                        "release", ShellWord.quoted(fast.release()),
                        "libraries", path(installed.libraries(), "\"%s\"%s"),
                        "options", words(fast.options()),
                        "arguments", words(fast.arguments())))));
    }

    /** What the script reads when it is to explain a start. */
    public String explanation() {
        String text = Template.ofResource("explain.sh")
                .fill(Map.of(
                        "configuration", path(installed.configuration(), "\"%s\"%s"),
                        "launcher", path(installed.launcher(), "\"%s%s\"")));
        return withoutFirstLine(text);
    }

    /** That line is for the linter. */
    private static String withoutFirstLine(String text) {
        return text.substring(text.indexOf('\n') + 1);
    }

    /** A path as a word of the script: one below the home by the variable, as the script has it. */
    private String path(String absolute, String word) {
        String home = installed.home();
        return absolute.startsWith(home + "/")
                ? word.formatted("$_home", absolute.substring(home.length()))
                : ShellWord.quoted(absolute);
    }

    /** Of the JVM; a variable that is empty or not set sets no property. */
    private String options() {
        String preview = java.isExact() ? PREVIEW : "";
        return preview
                + properties.entrySet().stream()
                        .map(property -> "${%2$s:+\"-D%1$s=$%2$s\"} ".formatted(property.getKey(), property.getValue()))
                        .collect(joining());
    }

    /** The releases of Java that a launcher's text asks for, if it is a launcher. */
    public static Optional<JavaReleases> java(String text) {
        return Template.ofResource(RESOURCE)
                .value("minimumJava", text)
                .map(minimum -> new JavaReleases(Integer.parseInt(minimum), text.contains(NO_OTHERS)));
    }

    private static String words(List<String> values) {
        return values.stream().map(ShellWord::quoted).collect(joining(" "));
    }
}
