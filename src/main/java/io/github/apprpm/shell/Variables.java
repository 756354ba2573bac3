package io.github.apprpm.shell;

import io.github.apprpm.shell.ShellScript.Word;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The known values of a script's variables; an unknown value is absent. */
final class Variables {
    private static final Pattern ASSIGNMENT = Pattern.compile("([A-Za-z_]\\w*)(\\+?=)(.*)", Pattern.DOTALL);
    private static final Pattern EXPANSION =
            Pattern.compile("\\$(?:(\\d|[*@]|[A-Za-z_]\\w*)|\\{(\\w+)(?:(:?[-=])([^{}$]*))?})");
    private static final Pattern OF_ENVIRONMENT =
            Pattern.compile("PATH|HOME|USER|PWD|LANG|LC_\\w+|SHELL|TERM|UID|EUID|RPM_\\w+|HOSTNAME|BASH\\w*");
    private static final int LAST_POSITIONAL = 9;

    private Map<String, Optional<String>> values = new HashMap<>();
    private boolean hasRead;

    /** @param argument {@code $1} */
    Variables(Optional<String> argument) {
        values.put("1", argument);
    }

    /** rpm starts scriptlets with few variables: a variable that is not set is empty. */
    Optional<String> get(String name) {
        boolean isForeign = hasRead || OF_ENVIRONMENT.matcher(name).matches();
        Optional<String> unset = isForeign ? Optional.empty() : Optional.of("");
        return values.getOrDefault(name, unset);
    }

    void set(String name, Optional<String> value) {
        values.put(name, value);
    }

    void forget(String name) {
        values.put(name, Optional.empty());
    }

    /** Records that the script has sourced another script, which may have set any variable. */
    void read() {
        hasRead = true;
    }

    static boolean isAssignment(Word word) {
        return ASSIGNMENT.matcher(word.text()).matches();
    }

    /** Sets a variable if a word is an assignment. */
    void assign(Word word) {
        Matcher assignment = ASSIGNMENT.matcher(word.text());
        if (assignment.matches()) {
            boolean replaces = assignment.group(2).equals("=");
            set(
                    assignment.group(1),
                    replaces ? value(new Word(assignment.group(3), word.isQuoted())) : Optional.empty());
        }
    }

    /**
     * Begins a function, whose arguments replace those of the script.
     *
     * @param words the function's name and arguments
     * @return the arguments of the script, for {@link #leave}
     */
    Map<String, Optional<String>> enter(List<Word> words) {
        Map<String, Optional<String>> outer = new HashMap<>();
        List<Optional<String>> inner = new ArrayList<>();
        for (int i = 1; i <= LAST_POSITIONAL; i++) {
            outer.put(Integer.toString(i), values.getOrDefault(Integer.toString(i), Optional.empty()));
            inner.add(i < words.size() ? value(words.get(i)) : Optional.of(""));
        }
        for (int i = 1; i <= LAST_POSITIONAL; i++) {
            set(Integer.toString(i), inner.get(i - 1));
        }
        return outer;
    }

    /** Ends a function, and restores the arguments of the script. */
    void leave(Map<String, Optional<String>> outer) {
        values.putAll(outer);
    }

    /** All values, for {@link #restore} and {@link #merge}. */
    Map<String, Optional<String>> snapshot() {
        return new HashMap<>(values);
    }

    void restore(Map<String, Optional<String>> snapshot) {
        values = new HashMap<>(snapshot);
    }

    /** Keeps only the values that are the same in a snapshot. */
    void merge(Map<String, Optional<String>> snapshot) {
        snapshot.forEach((name, value) -> values.merge(name, value, (a, b) -> a.equals(b) ? a : Optional.empty()));
        values.replaceAll((name, value) -> snapshot.containsKey(name) ? value : Optional.empty());
    }

    /** The text that a word expands to, if all of it is known. */
    Optional<String> value(Word word) {
        String expanded = expand(word);
        return expanded.indexOf('$') >= 0 ? Optional.empty() : Optional.of(expanded.replace(Word.PLAIN_DOLLAR, '$'));
    }

    /** The text of a word; an unknown part begins with a dollar sign. */
    String expand(Word word) {
        return EXPANSION.matcher(word.text()).replaceAll(match -> {
            String name = match.group(1) == null ? match.group(2) : match.group(1);
            // rpm gives scriptlets one argument.
            Optional<String> value = get(name.matches("[*@]") ? "1" : name);
            if (value.isPresent()
                    && value.get().isEmpty()
                    && match.group(4) != null
                    && match.group(3).startsWith(":")) {
                return Matcher.quoteReplacement(match.group(4));
            }
            return Matcher.quoteReplacement(value.orElse(match.group()));
        });
    }
}
