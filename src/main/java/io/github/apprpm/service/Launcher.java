package io.github.apprpm.service;

import static java.util.stream.Collectors.joining;

import io.github.apprpm.model.InstallPath;
import io.github.apprpm.model.JavaCommand;
import io.github.apprpm.model.PackageName;
import io.github.apprpm.model.PackagingException;
import io.github.apprpm.model.ShellWord;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * The script that finds a Java runtime on the machine and becomes the application.
 *
 * @param name the name of the service
 * @param home the directory of the application
 * @param minimumJava the oldest Java that the application runs on
 * @param command what java runs
 * @param properties system properties, and the variables that set them
 */
public record Launcher(
        PackageName name, String home, int minimumJava, JavaCommand command, Map<String, String> properties) {
    private static final String RESOURCE = "launch.sh";
    private static final int OLDEST_JAVA = 8;

    /** Versions from here on are a mistake, such as 1700 for 17. */
    private static final int NO_JAVA = 1000;

    public Launcher {
        home = InstallPath.normalize(home);
        properties = Collections.unmodifiableMap(new TreeMap<>(properties));
        if (minimumJava < OLDEST_JAVA || minimumJava >= NO_JAVA) {
            throw new PackagingException(
                    "The minimum version of Java '%s' is not one that the launcher knows".formatted(minimumJava),
                    "Set <minimumJava> or -Dapprpm.minimumJava to a number such as 17, at least " + OLDEST_JAVA);
        }
    }

    /** The script. */
    public String text() {
        return Template.ofResource(RESOURCE)
                .fill(Map.of(
                        "name", ShellWord.quoted(name.value()),
                        "home", ShellWord.quoted(home),
                        "minimumJava", Integer.toString(minimumJava),
                        "suggestedJava", Integer.toString(JavaRequirement.suggestedRelease(minimumJava)),
                        "code", words(command.code()),
                        "command", options() + words(command.arguments())));
    }

    /** A variable that is empty or not set sets no property. */
    private String options() {
        return properties.entrySet().stream()
                .map(property -> "${%2$s:+\"-D%1$s=$%2$s\"} ".formatted(property.getKey(), property.getValue()))
                .collect(joining());
    }

    /** The oldest Java that a launcher's text asks for, if it is a launcher. */
    public static OptionalInt minimumJava(String text) {
        return Template.ofResource(RESOURCE)
                .value("minimumJava", text)
                .map(value -> OptionalInt.of(Integer.parseInt(value)))
                .orElse(OptionalInt.empty());
    }

    private static String words(List<String> values) {
        return values.stream().map(ShellWord::quoted).collect(joining(" "));
    }
}
