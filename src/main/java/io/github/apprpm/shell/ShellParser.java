package io.github.apprpm.shell;

import io.github.apprpm.shell.ShellScript.AndOr;
import io.github.apprpm.shell.ShellScript.Arithmetic;
import io.github.apprpm.shell.ShellScript.Not;
import io.github.apprpm.shell.ShellScript.Pipeline;
import io.github.apprpm.shell.ShellScript.Sequence;
import io.github.apprpm.shell.ShellScript.Simple;
import io.github.apprpm.shell.ShellScript.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Parses the grammar of the POSIX shell (XCU 2.10) and the tests of bash. */
final class ShellParser {
    /** Words that end a list of commands, where a command may begin. */
    private static final Set<String> ENDS = Set.of("then", "elif", "else", "fi", "do", "done", "esac", "in", "}", "]]");

    private static final Set<String> END_OPERATORS = Set.of(";;", ";&", ";;&", ")");

    private final ShellTokens tokens;
    private final ShellCompounds compounds;

    private ShellParser(ShellTokens tokens) {
        this.tokens = tokens;
        this.compounds = new ShellCompounds(this, tokens);
    }

    /**
     * Parses a script as a whole.
     *
     * @throws ShellSyntaxException if a shell cannot parse it
     */
    static Sequence script(ShellText text) {
        ShellParser parser = new ShellParser(new ShellTokens(text));
        Sequence script = parser.list();
        if (!parser.tokens.isEnd()) {
            throw parser.tokens.unexpected();
        }
        return script;
    }

    /** Reads commands up to a closing parenthesis. */
    static void substitution(ShellText text, int start) {
        ShellParser parser = new ShellParser(new ShellTokens(text));
        parser.list();
        if (parser.tokens.isEnd()) {
            throw text.unfinished(start, "the command substitution $(");
        }
        if (!parser.tokens.isOperator(")")) {
            throw parser.tokens.unexpected();
        }
        // The parenthesis was the last token that was read.
    }

    /** Reads commands where there must be one. */
    ShellScript commands() {
        Sequence commands = list();
        if (commands.parts().isEmpty()) {
            throw tokens.unexpected();
        }
        return commands;
    }

    /** Reads commands, or none, up to a word or operator that ends them. */
    Sequence list() {
        tokens.text().enter();
        List<ShellScript> parts = new ArrayList<>();
        skipLines();
        while (!tokens.isEnd() && !isListEnd()) {
            parts.add(andOr());
            if (tokens.isOperator(";") || tokens.isOperator("&")) {
                tokens.next();
            } else if (!tokens.isOperator("\n")) {
                break;
            }
            skipLines();
        }
        tokens.text().leave();
        return new Sequence(parts);
    }

    private boolean isListEnd() {
        return isReserved() || END_OPERATORS.stream().anyMatch(tokens::isOperator);
    }

    private boolean isReserved() {
        return tokens.isPlainWord() && ENDS.contains(tokens.peek());
    }

    void skipLines() {
        while (tokens.isOperator("\n")) {
            tokens.next();
        }
    }

    private ShellScript andOr() {
        ShellScript left = pipeline();
        while (tokens.isOperator("&&") || tokens.isOperator("||")) {
            boolean isAnd = tokens.next().text().equals("&&");
            skipLines();
            left = new AndOr(left, isAnd, pipeline());
        }
        return left;
    }

    private ShellScript pipeline() {
        boolean isNegated = false;
        while (tokens.isWord("!") || tokens.isWord("time")) {
            boolean isTime = tokens.next().text().equals("time");
            if (isTime && tokens.isWord("-p")) {
                tokens.next();
            }
            isNegated ^= !isTime;
        }
        ShellScript pipeline = plainPipeline();
        return isNegated ? new Not(pipeline) : pipeline;
    }

    private ShellScript plainPipeline() {
        List<ShellScript> parts = new ArrayList<>(List.of(command()));
        while (tokens.isOperator("|") || tokens.isOperator("|&")) {
            tokens.next();
            skipLines();
            parts.add(command());
        }
        return parts.size() == 1 ? parts.get(0) : new Pipeline(parts);
    }

    /** Reads one command, simple or compound. */
    ShellScript command() {
        if (tokens.isOperator("((")) {
            return new Arithmetic(tokens.arithmetic());
        }
        ShellScript compound = compounds.next();
        if (compound == null) {
            return simple();
        }
        tokens.skipRedirections();
        return compound;
    }

    private ShellScript simple() {
        if (tokens.isWord("[[")) {
            return new Simple(tokens.test());
        }
        if (isReserved()) {
            throw tokens.unexpected();
        }
        List<Word> words = new ArrayList<>();
        tokens.skipRedirections();
        while (tokens.isAnyWord()) {
            words.add(tokens.nextWord());
            tokens.skipRedirections();
            if (words.size() == 1 && tokens.isOperator("(")) {
                int start = tokens.place();
                tokens.next();
                compounds.expectOperator(")", start, "(");
                return compounds.function(words.get(0).text());
            }
        }
        if (words.isEmpty() && !tokens.skippedAny()) {
            throw tokens.unexpected();
        }
        return new Simple(words);
    }
}
