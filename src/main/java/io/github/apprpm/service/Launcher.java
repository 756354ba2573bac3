package io.github.apprpm.service;

import static java.util.stream.Collectors.joining;

import io.github.apprpm.model.InstallPath;
import io.github.apprpm.model.JavaCommand;
import io.github.apprpm.model.JavaReleases;
import io.github.apprpm.model.PackageName;
import io.github.apprpm.model.ShellWord;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The script that finds a Java runtime on the machine and becomes the application.
 *
 * @param name the name of the service
 * @param home the directory of the application
 * @param java the releases of Java that the application runs on
 * @param command what java runs
 * @param properties system properties, and the variables that set them
 */
public record Launcher(
        PackageName name, String home, JavaReleases java, JavaCommand command, Map<String, String> properties) {
    private static final String RESOURCE = "launch.sh";
    /** What a JVM needs to take classes that use preview features; it takes only those of its own release. */
    private static final String PREVIEW = "--enable-preview ";

    /** What a refusal says of other releases. */
    private static final String NO_OTHERS = "and no other";

    public Launcher {
        home = InstallPath.normalize(home);
        properties = Collections.unmodifiableMap(new TreeMap<>(properties));
    }

    /** The script. */
    public String text() {
        return Template.ofResource(RESOURCE)
                .fill(Map.of(
                        "name", ShellWord.quoted(name.value()),
                        "home", ShellWord.quoted(home),
                        "minimumJava", Integer.toString(java.minimum()),
                        "comparison", java.isExact() ? "-eq" : "-ge",
                        "others", java.isExact() ? NO_OTHERS : "or later",
                        "suggestedJava", Integer.toString(JavaRequirement.suggestedRelease(java)),
                        "code", words(command.code()),
                        "command", options() + words(command.arguments())));
    }

    /** What the script reads when it is to explain a start. */
    public static String explanation() {
        String text = Template.ofResource("explain.sh").text();
        return text.substring(text.indexOf('\n') + 1); // the first line is for the linter
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
