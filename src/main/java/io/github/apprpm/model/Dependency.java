package io.github.apprpm.model;

import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A capability, as in {@code Requires: java-headless >= 1:17}, and when it is needed.
 *
 * @param name the capability; a rich dependency is one name in parentheses
 * @param comparison how a version compares, {@link Comparison#ANY} without one
 * @param version the {@code [epoch:]version[-release]}, empty without a comparison
 * @param needs what needs it besides the installed package itself
 */
public record Dependency(String name, Comparison comparison, String version, Set<Need> needs)
        implements Comparable<Dependency> {

    /** A capability; parentheses come in pairs, as in {@code libc.so.6(GLIBC_2.34)(64bit)}. */
    static final String NAME =
            "[A-Za-z0-9/_][^\\s<>=,;|&\"'`$\\\\()]*(?:\\([^\\s,;|&\"'`$\\\\()]*\\)[^\\s<>=,;|&\"'`$\\\\()]*)*";

    static final String VERSION = "(?:\\d+:)?[A-Za-z0-9._+~^]+(?:-[A-Za-z0-9._+~^]+)?";
    private static final Pattern SIMPLE =
            Pattern.compile("(%s)(?:\\s+(<=|>=|==?|<|>)\\s+(%s))?".formatted(NAME, VERSION));
    private static final Comparator<Dependency> ORDER = Comparator.comparing(Dependency::name)
            .thenComparing(Dependency::comparison)
            .thenComparing(Dependency::version)
            .thenComparing(dependency -> dependency.needs.toString());

    /** How the version of a capability compares. */
    public enum Comparison {
        ANY(""),
        LESS("<"),
        LESS_OR_EQUAL("<="),
        EQUAL("="),
        GREATER_OR_EQUAL(">="),
        GREATER(">");

        private final String sign;

        Comparison(String sign) {
            this.sign = sign;
        }

        private static Comparison of(String sign) {
            for (Comparison comparison : values()) {
                if (comparison.sign.equals(sign)) {
                    return comparison;
                }
            }
            return EQUAL; // "=="
        }
    }

    /** What needs the capability, besides the installed package itself. */
    public enum Need {
        PRE,
        POST,
        PREUN,
        POSTUN,
        PRETRANS,
        POSTTRANS,
        PREUNTRANS,
        POSTUNTRANS,
        VERIFYSCRIPT,
        /** The interpreter of a scriptlet. */
        INTERPRETER,
        /** A feature of rpm itself. */
        RPMLIB,
        /** The link between a package and its configuration files. */
        CONFIG
    }

    public Dependency {
        // Not Set.copyOf: its order differs from one JVM to the next.
        needs = needs.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(needs));
    }

    /**
     * Reads a dependency in the syntax of a spec file.
     *
     * @param parameter the parameter that the text came from
     * @param text {@code name}, {@code name >= version} or {@code (rich dependency)}
     * @throws PackagingException if RPM would not understand it
     */
    public static Dependency parse(String parameter, String text) {
        String line = Text.line(parameter, text);
        if (line.startsWith("(")) {
            if (!RichDependency.isWellFormed(line)) {
                throw invalid(parameter, line);
            }
            return any(line);
        }
        Matcher matcher = SIMPLE.matcher(line);
        if (!matcher.matches()) {
            throw invalid(parameter, line);
        }
        return matcher.group(2) == null
                ? any(matcher.group(1))
                : new Dependency(matcher.group(1), Comparison.of(matcher.group(2)), matcher.group(3), Set.of());
    }

    private static PackagingException invalid(String parameter, String line) {
        return new PackagingException(
                "The dependency '%s' in <%s> is not one that RPM understands".formatted(line, parameter),
                "Write 'name', 'name >= version' or '(name or name)'");
    }

    /** The capability in any version. */
    public static Dependency any(String name) {
        return new Dependency(name, Comparison.ANY, "", Set.of());
    }

    /** The capability in exactly this version. */
    public static Dependency exact(String name, String version) {
        return new Dependency(name, Comparison.EQUAL, version, Set.of());
    }

    /** The same capability, which these need as well. */
    public Dependency neededBy(Need first, Need... rest) {
        return new Dependency(name, comparison, version, EnumSet.of(first, rest));
    }

    /** Whether the name is a boolean expression, which rpm supports since 4.13. */
    public boolean isRich() {
        return name.startsWith("(");
    }

    @Override
    public int compareTo(Dependency other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return comparison == Comparison.ANY ? name : name + " " + comparison.sign + " " + version;
    }
}
