package io.github.apprpm.shell;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A parsed script of the POSIX shell, as far as scriptlets need it: which commands there are, and under which
 * conditions.
 */
public sealed interface ShellScript {
    /**
     * A word, still with its expansions.
     *
     * @param text the text without quotes; a dollar sign begins an expansion, and {@link #PLAIN_DOLLAR} stands for a literal one
     * @param isQuoted whether a part of it was quoted
     */
    record Word(String text, boolean isQuoted) {
        /** Stands for a literal dollar sign. */
        static final char PLAIN_DOLLAR = '\uE000';

        private static final Pattern COMMAND = Pattern.compile("\\$\\((?!\\()|`");

        /** Whether the output of a command is a part of it; arithmetic is none. */
        boolean hasCommand() {
            return COMMAND.matcher(text).find();
        }
    }

    /** A command and its arguments. */
    record Simple(List<Word> words) implements ShellScript {}

    /** Commands that run one after the other. */
    record Sequence(List<ShellScript> parts) implements ShellScript {
        /** Whether there is no command. */
        public boolean isEmpty() {
            return parts.isEmpty();
        }
    }

    /** {@code left && right}, or {@code left || right}. */
    record AndOr(ShellScript left, boolean isAnd, ShellScript right) implements ShellScript {}

    /** {@code ! part}. */
    record Not(ShellScript part) implements ShellScript {}

    /** {@code first | second}. */
    record Pipeline(List<ShellScript> parts) implements ShellScript {}

    /** {@code if condition; then ... else ... fi}; {@code elif} is another {@code if} in the last part. */
    record If(ShellScript condition, ShellScript then, Optional<ShellScript> otherwise) implements ShellScript {}

    /** {@code case word in pattern) ... esac}. */
    record Case(Word word, List<Branch> branches) implements ShellScript {
        /** Some patterns, and the commands that run if one of them matches. */
        record Branch(List<Word> patterns, ShellScript body) {}
    }

    /** {@code for name in words; do ... done}. */
    record For(String name, List<Word> words, ShellScript body) implements ShellScript {}

    /** {@code while condition; do ... done}. */
    record While(ShellScript condition, ShellScript body) implements ShellScript {}

    /** {@code ( ... )}: its variables, and an exit in it, do not affect the rest of the script. */
    record Subshell(ShellScript body) implements ShellScript {}

    /** {@code name() { ... }}. */
    record Function(String name, ShellScript body) implements ShellScript {}

    /** {@code (( ... ))} of bash. */
    record Arithmetic(String expression) implements ShellScript {}

    /**
     * Parses a script as a whole.
     *
     * @throws ShellSyntaxException if a shell cannot parse it
     */
    static Sequence of(String text) {
        return ShellParser.script(new ShellText(text));
    }

    /** Parses a script as a whole; empty if a shell cannot parse it. */
    static Optional<ShellScript> parse(String text) {
        try {
            return Optional.of(of(text));
        } catch (ShellSyntaxException e) {
            return Optional.empty();
        }
    }
}
