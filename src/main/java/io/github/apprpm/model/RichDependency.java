package io.github.apprpm.model;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Checks whether rpm can read a boolean expression of capabilities (rpm's "Boolean Dependencies" manual). */
final class RichDependency {
    private static final Pattern SPACE = Pattern.compile("\\s*");
    private static final Pattern CAPABILITY =
            Pattern.compile("%s(\\s+(<=|>=|==?|<|>)\\s+%s)?(?=[\\s)])".formatted(Dependency.NAME, Dependency.VERSION));
    private static final Pattern OPERATOR = Pattern.compile("\\w+(?=[\\s(])");
    private static final Set<String> REPEATABLE = Set.of("and", "or", "with");
    private static final Set<String> SINGLE = Set.of("if", "unless", "without");
    private static final Set<String> WITH_ELSE = Set.of("if", "unless");

    private final String text;
    private int position;

    private RichDependency(String text) {
        this.text = text;
    }

    static boolean isWellFormed(String text) {
        RichDependency dependency = new RichDependency(text);
        return dependency.expression() && dependency.position == text.length();
    }

    private boolean expression() {
        position++; // (
        String operator = "";
        boolean complete = operand();
        while (complete && !isAt(')')) {
            String next = take(OPERATOR);
            complete = mayFollow(operator, next) && operand();
            operator = next;
        }
        position++; // )
        return complete && !operator.isEmpty();
    }

    private boolean operand() {
        return isAt('(') ? expression() : !take(CAPABILITY).isEmpty();
    }

    private static boolean mayFollow(String before, String operator) {
        if (operator.equals("else")) {
            return WITH_ELSE.contains(before);
        }
        return before.isEmpty() && SINGLE.contains(operator)
                || (before.isEmpty() || before.equals(operator)) && REPEATABLE.contains(operator);
    }

    private boolean isAt(char expected) {
        position += matching(SPACE).length();
        return position < text.length() && text.charAt(position) == expected;
    }

    private String take(Pattern pattern) {
        String found = matching(pattern);
        position += found.length();
        return found;
    }

    /** The beginning of the rest that matches the pattern, or an empty string. */
    private String matching(Pattern pattern) {
        Matcher matcher = pattern.matcher(text).region(position, text.length());
        return matcher.lookingAt() ? matcher.group() : "";
    }
}
