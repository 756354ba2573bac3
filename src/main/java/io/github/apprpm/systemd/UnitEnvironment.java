package io.github.apprpm.systemd;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The variables that a unit starts its commands with (systemd.exec(5)).
 *
 * @param variables each value by its name
 */
public record UnitEnvironment(Map<String, String> variables) {
    private static final Pattern REFERENCE = Pattern.compile("\\$\\$|\\$\\{(\\w+)}|\\$(\\w+)");
    private static final Pattern WORD = Pattern.compile("\\$(\\w+)");

    public UnitEnvironment {
        variables = Collections.unmodifiableMap(new LinkedHashMap<>(variables));
    }

    /**
     * The variables of the unit, overridden by those of its environment files.
     *
     * @param files the text of an environment file by its path; empty if the file does not exist
     */
    public static UnitEnvironment of(Unit unit, UnaryOperator<String> files) {
        Map<String, String> variables = new LinkedHashMap<>();
        for (String value : unit.values("Environment")) {
            UnitWords.of(value).forEach(word -> put(word, variables));
        }
        for (String value : unit.values("EnvironmentFile")) {
            files.apply(value.replaceFirst("^-", ""))
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.startsWith("#") && !line.startsWith(";"))
                    .forEach(line -> put(unquoted(line), variables));
        }
        return new UnitEnvironment(variables);
    }

    /** In an environment file a value may be in quotes. */
    private static String unquoted(String assignment) {
        return assignment.replaceFirst("=\\s*([\"'])(.*)\\1$", "=$2");
    }

    private static void put(String assignment, Map<String, String> variables) {
        int equals = assignment.indexOf('=');
        if (equals > 0) {
            variables.put(assignment.substring(0, equals), assignment.substring(equals + 1));
        }
    }

    /** The value of a variable, if it is set. */
    public Optional<String> get(String name) {
        return Optional.ofNullable(variables.get(name));
    }

    /** A word of a command line with its variables expanded; {@code $$} is a literal dollar sign. */
    public String expanded(String word) {
        return REFERENCE
                .matcher(word)
                .replaceAll(reference -> Matcher.quoteReplacement(name(reference.group(1), reference.group(2))
                        .map(name -> get(name).orElse(""))
                        .orElse("$")));
    }

    /** The words that a word of a command line becomes: a variable without braces may become several, or none. */
    public List<String> words(String word) {
        Matcher variable = WORD.matcher(word);
        return variable.matches() ? UnitWords.of(get(variable.group(1)).orElse("")) : List.of(expanded(word));
    }

    /** The first variable that a word of a command line names. */
    public static Optional<String> reference(String word) {
        Matcher reference = REFERENCE.matcher(word);
        while (reference.find()) {
            Optional<String> name = name(reference.group(1), reference.group(2));
            if (name.isPresent()) {
                return name;
            }
        }
        return Optional.empty();
    }

    private static Optional<String> name(String braced, String plain) {
        return Optional.ofNullable(braced).or(() -> Optional.ofNullable(plain));
    }
}
