package io.github.apprpm.shell;

import io.github.apprpm.shell.ShellScript.AndOr;
import io.github.apprpm.shell.ShellScript.Arithmetic;
import io.github.apprpm.shell.ShellScript.Case;
import io.github.apprpm.shell.ShellScript.For;
import io.github.apprpm.shell.ShellScript.Function;
import io.github.apprpm.shell.ShellScript.If;
import io.github.apprpm.shell.ShellScript.Not;
import io.github.apprpm.shell.ShellScript.Pipeline;
import io.github.apprpm.shell.ShellScript.Sequence;
import io.github.apprpm.shell.ShellScript.Simple;
import io.github.apprpm.shell.ShellScript.Subshell;
import io.github.apprpm.shell.ShellScript.While;
import io.github.apprpm.shell.ShellScript.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Parses the grammar of the POSIX shell (XCU 2.10) and the tests of bash. */
final class ShellParser {
    private static final Set<String> ENDS =
            Set.of("then", "elif", "else", "fi", "do", "done", "esac", "}", "in", ";;", ";&", ";;&", ")");
    private static final int DEEPEST = 100;

    /** A construct that this parser does not know. */
    private static final class UnknownGrammar extends RuntimeException {
        private static final long serialVersionUID = 1L;

        UnknownGrammar(String message) {
            super(message, null, false, false);
        }
    }

    private final ShellTokens tokens;
    private int depth;

    private ShellParser(ShellTokens tokens) {
        this.tokens = tokens;
    }

    static Optional<ShellScript> parse(String text) {
        try {
            ShellParser parser = new ShellParser(new ShellTokens(text));
            ShellScript script = parser.list();
            return parser.tokens.isEnd() ? Optional.of(script) : Optional.empty();
        } catch (UnknownGrammar | ShellText.Unfinished e) {
            return Optional.empty();
        }
    }

    private ShellScript list() {
        if (++depth > DEEPEST) {
            throw new UnknownGrammar("too deep");
        }
        List<ShellScript> parts = new ArrayList<>();
        skipSeparators();
        while (!tokens.isEnd() && !ENDS.contains(tokens.peek())) {
            parts.add(andOr());
            if (!skipSeparators()) {
                break;
            }
        }
        depth--;
        return new Sequence(parts);
    }

    private boolean skipSeparators() {
        boolean any = false;
        while (tokens.isOperator("\n") || tokens.isOperator(";") || tokens.isOperator("&")) {
            tokens.next();
            any = true;
        }
        return any;
    }

    private void skipLines() {
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
        if (tokens.isWord("!")) {
            tokens.next();
            return new Not(pipeline());
        }
        List<ShellScript> parts = new ArrayList<>(List.of(command()));
        while (tokens.isOperator("|") || tokens.isOperator("|&")) {
            tokens.next();
            skipLines();
            parts.add(command());
        }
        return parts.size() == 1 ? parts.get(0) : new Pipeline(parts);
    }

    private ShellScript command() {
        if (tokens.isOperator("((")) {
            return new Arithmetic(tokens.arithmetic());
        }
        ShellScript compound = compound();
        if (compound == null) {
            return simple();
        }
        tokens.skipRedirections();
        return compound;
    }

    private ShellScript compound() {
        if (tokens.isOperator("(")) {
            tokens.next();
            ShellScript body = list();
            expectOperator(")");
            return new Subshell(body);
        }
        if (!tokens.isPlainWord()) {
            return null;
        }
        switch (tokens.peek()) {
            case "{":
                tokens.next();
                ShellScript group = list();
                expect("}");
                return group;
            case "if":
                tokens.next();
                return conditional();
            case "case":
                return caseOf();
            case "for", "select":
                return forEach();
            case "while", "until":
                tokens.next();
                return loop();
            case "function":
                tokens.next();
                String name = tokens.next().text();
                if (tokens.isOperator("(")) {
                    tokens.next();
                    expectOperator(")");
                }
                return function(name);
            default:
                return null;
        }
    }

    private ShellScript conditional() {
        ShellScript condition = list();
        expect("then");
        ShellScript then = list();
        if (tokens.isWord("elif")) {
            tokens.next();
            return new If(condition, then, Optional.of(conditional()));
        }
        Optional<ShellScript> otherwise = Optional.empty();
        if (tokens.isWord("else")) {
            tokens.next();
            otherwise = Optional.of(list());
        }
        expect("fi");
        return new If(condition, then, otherwise);
    }

    private ShellScript caseOf() {
        tokens.next();
        Word word = tokens.next();
        skipLines();
        expect("in");
        List<Case.Branch> branches = new ArrayList<>();
        skipLines();
        while (!tokens.isWord("esac")) {
            branches.add(branch());
            skipLines();
        }
        tokens.next();
        return new Case(word, branches);
    }

    private Case.Branch branch() {
        if (tokens.isOperator("(")) {
            tokens.next();
        }
        List<Word> patterns = new ArrayList<>(List.of(tokens.nextWord()));
        while (tokens.isOperator("|")) {
            tokens.next();
            patterns.add(tokens.nextWord());
        }
        expectOperator(")");
        ShellScript body = list();
        if (tokens.isOperator(";;") || tokens.isOperator(";&") || tokens.isOperator(";;&")) {
            tokens.next();
        } else if (!tokens.isWord("esac")) {
            throw new UnknownGrammar("a branch has no end");
        }
        return new Case.Branch(patterns, body);
    }

    private ShellScript forEach() {
        tokens.next();
        if (tokens.isOperator("((")) {
            tokens.arithmetic();
            skipSeparators();
            return new For("", List.of(), body());
        }
        String name = tokens.nextWord().text();
        List<Word> words = new ArrayList<>();
        skipLines();
        if (tokens.isWord("in")) {
            tokens.next();
            while (tokens.isAnyWord()) {
                words.add(tokens.nextWord());
            }
        } else {
            words.add(new Word("$@", false));
        }
        skipSeparators();
        return new For(name, words, body());
    }

    private ShellScript body() {
        expect("do");
        ShellScript body = list();
        expect("done");
        return body;
    }

    private ShellScript loop() {
        ShellScript condition = list();
        return new While(condition, body());
    }

    private ShellScript function(String name) {
        skipLines();
        ShellScript body = compound();
        if (body == null) {
            throw new UnknownGrammar("a function has no body");
        }
        tokens.skipRedirections();
        return new Function(name, body);
    }

    private ShellScript simple() {
        List<Word> words = new ArrayList<>();
        tokens.skipRedirections();
        if (tokens.isWord("[[")) {
            return new Simple(tokens.test());
        }
        while (tokens.isAnyWord()) {
            words.add(tokens.nextWord());
            tokens.skipRedirections();
            if (words.size() == 1 && tokens.isOperator("(")) {
                tokens.next();
                expectOperator(")");
                return function(words.get(0).text());
            }
        }
        if (words.isEmpty()) {
            if (tokens.skippedAny()) {
                return new Simple(List.of());
            }
            throw new UnknownGrammar("no command");
        }
        return new Simple(words);
    }

    private void expect(String word) {
        if (!tokens.isWord(word)) {
            throw new UnknownGrammar("no " + word);
        }
        tokens.next();
    }

    private void expectOperator(String operator) {
        if (!tokens.isOperator(operator)) {
            throw new UnknownGrammar("no " + operator);
        }
        tokens.next();
    }
}
