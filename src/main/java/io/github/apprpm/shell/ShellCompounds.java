package io.github.apprpm.shell;

import io.github.apprpm.shell.ShellScript.Case;
import io.github.apprpm.shell.ShellScript.For;
import io.github.apprpm.shell.ShellScript.Function;
import io.github.apprpm.shell.ShellScript.If;
import io.github.apprpm.shell.ShellScript.Subshell;
import io.github.apprpm.shell.ShellScript.While;
import io.github.apprpm.shell.ShellScript.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Parses commands with a beginning and an end: groups, conditions, loops and functions (POSIX, XCU 2.9.4 and 2.9.5). */
final class ShellCompounds {
    private final ShellParser parser;
    private final ShellTokens tokens;

    ShellCompounds(ShellParser parser, ShellTokens tokens) {
        this.parser = parser;
        this.tokens = tokens;
    }

    /** Reads a compound command; null if none is next. */
    ShellScript next() {
        int start = tokens.place();
        if (tokens.isOperator("(")) {
            tokens.next();
            ShellScript body = parser.commands();
            expectOperator(")", start, "(");
            return new Subshell(body);
        }
        if (!tokens.isPlainWord()) {
            return null;
        }
        return switch (tokens.peek()) {
            case "{" -> {
                tokens.next();
                ShellScript group = parser.commands();
                expect("}", start, "{");
                yield group;
            }
            case "if" -> {
                tokens.next();
                yield conditional(start);
            }
            case "case" -> caseOf(start);
            case "for", "select" -> forEach(start);
            case "while", "until" -> {
                String kind = tokens.next().text();
                ShellScript condition = parser.commands();
                yield new While(condition, body(start, kind));
            }
            case "function" -> {
                tokens.next();
                String name = tokens.nextWord().text();
                if (tokens.isOperator("(")) {
                    tokens.next();
                    expectOperator(")", start, "(");
                }
                yield function(name);
            }
            default -> null;
        };
    }

    private ShellScript conditional(int start) {
        tokens.text().enter();
        ShellScript condition = parser.commands();
        expect("then", start, "if");
        ShellScript then = parser.commands();
        Optional<ShellScript> otherwise = Optional.empty();
        if (tokens.isWord("elif")) {
            tokens.next();
            otherwise = Optional.of(conditional(start));
        } else {
            if (tokens.isWord("else")) {
                tokens.next();
                otherwise = Optional.of(parser.commands());
            }
            expect("fi", start, "if");
        }
        tokens.text().leave();
        return new If(condition, then, otherwise);
    }

    private ShellScript caseOf(int start) {
        tokens.next();
        Word word = tokens.nextWord();
        parser.skipLines();
        expect("in", start, "case");
        List<Case.Branch> branches = new ArrayList<>();
        parser.skipLines();
        while (!tokens.isWord("esac")) {
            if (tokens.isEnd()) {
                throw tokens.text().unfinished(start, "'case'");
            }
            branches.add(branch(start));
            parser.skipLines();
        }
        tokens.next();
        return new Case(word, branches);
    }

    private Case.Branch branch(int start) {
        if (tokens.isOperator("(")) {
            tokens.next();
        }
        List<Word> patterns = new ArrayList<>(List.of(tokens.nextWord()));
        while (tokens.isOperator("|")) {
            tokens.next();
            patterns.add(tokens.nextWord());
        }
        expectOperator(")", start, "case");
        ShellScript body = parser.list();
        if (tokens.isOperator(";;") || tokens.isOperator(";&") || tokens.isOperator(";;&")) {
            tokens.next();
        } else if (!tokens.isWord("esac")) {
            throw tokens.isEnd() ? tokens.text().unfinished(start, "'case'") : tokens.unexpected();
        }
        return new Case.Branch(patterns, body);
    }

    private ShellScript forEach(int start) {
        String kind = tokens.next().text();
        String name = "";
        List<Word> words = new ArrayList<>();
        if (tokens.isOperator("((")) {
            tokens.arithmetic();
        } else {
            name = tokens.nextWord().text();
            parser.skipLines();
            if (tokens.isWord("in")) {
                tokens.next();
                while (tokens.isAnyWord()) {
                    words.add(tokens.nextWord());
                }
            } else {
                words.add(new Word("$@", false));
            }
        }
        if (tokens.isOperator(";")) {
            tokens.next();
        }
        parser.skipLines();
        return new For(name, words, body(start, kind));
    }

    private ShellScript body(int start, String kind) {
        expect("do", start, kind);
        ShellScript body = parser.commands();
        expect("done", start, kind);
        return body;
    }

    /** Reads the body of a function. */
    ShellScript function(String name) {
        tokens.text().enter();
        parser.skipLines();
        ShellScript body = tokens.isOperator("((") || tokens.isWord("[[") ? parser.command() : next();
        if (body == null) {
            throw tokens.unexpected();
        }
        tokens.skipRedirections();
        tokens.text().leave();
        return new Function(name, body);
    }

    private void expect(String word, int start, String construct) {
        if (!tokens.isWord(word)) {
            throw missing(start, construct);
        }
        tokens.next();
    }

    void expectOperator(String operator, int start, String construct) {
        if (!tokens.isOperator(operator)) {
            throw missing(start, construct);
        }
        tokens.next();
    }

    private ShellSyntaxException missing(int start, String construct) {
        return tokens.isEnd() ? tokens.text().unfinished(start, "'%s'".formatted(construct)) : tokens.unexpected();
    }
}
