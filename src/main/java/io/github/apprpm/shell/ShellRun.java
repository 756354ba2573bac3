package io.github.apprpm.shell;

import io.github.apprpm.model.InstallPath;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Follows a script for a given {@code $1}, without running anything, and collects the commands that it may reach. What a
 * command answers is not known, so both ways are followed then.
 */
public final class ShellRun {
    /** How a command ended, or a test. */
    enum Outcome {
        SUCCESS,
        FAILURE,
        UNKNOWN;

        static Outcome of(boolean success) {
            return success ? SUCCESS : FAILURE;
        }

        Outcome negated() {
            return this == UNKNOWN ? UNKNOWN : of(this == FAILURE);
        }
    }

    private static final int DEEPEST = 20;
    /** Beyond so many commands a script of loops and functions is not followed. */
    private static final int MOST = 5000;

    private static final Pattern ASSIGNMENT = Pattern.compile("([A-Za-z_]\\w*)(\\+?=)(.*)", Pattern.DOTALL);
    private static final Pattern EXPANSION =
            Pattern.compile("\\$(?:(\\d|[*@]|[A-Za-z_]\\w*)|\\{(\\w+)(?:(:?[-=])([^{}$]*))?})");
    private static final Pattern NUMBER_TEST =
            Pattern.compile("\\s*\\$?\\{?(\\w+)}?\\s*(==|!=|<=|>=|<|>)\\s*(\\d+)\\s*");
    private static final Pattern OF_ENVIRONMENT =
            Pattern.compile("PATH|HOME|USER|PWD|LANG|LC_\\w+|SHELL|TERM|UID|EUID|RPM_\\w+|HOSTNAME|BASH\\w*");
    /** They run the command behind them. */
    private static final Set<String> PREFIXES = Set.of("command", "exec", "nohup", "sudo", "builtin", "time", "env");

    private final List<List<String>> commands = new ArrayList<>();
    private final Map<String, ShellScript> functions = new HashMap<>();
    /** A value is absent where it is not known. */
    private Map<String, Optional<String>> variables = new HashMap<>();

    /** Whether the script has read another one, which may have set any variable. */
    private boolean hasRead;

    private boolean isOver;
    private int depth;
    private int steps;

    private ShellRun() {}

    /** The commands that a script may reach, with their words; what is not known in a word begins with a dollar sign. */
    public static List<List<String>> commands(ShellScript script, Optional<String> argument) {
        ShellRun run = new ShellRun();
        run.variables.put("1", argument);
        run.follow(script);
        return run.commands;
    }

    private Outcome follow(ShellScript script) {
        if (isOver || ++steps > MOST) {
            return Outcome.UNKNOWN;
        }
        if (script instanceof Sequence sequence) {
            return sequence(sequence);
        } else if (script instanceof Simple simple) {
            return simple(simple);
        } else if (script instanceof AndOr andOr) {
            return andOr(andOr);
        } else if (script instanceof Not not) {
            return follow(not.part()).negated();
        } else if (script instanceof Pipeline pipeline) {
            pipeline.parts().forEach(part -> apart(part, true));
            return Outcome.UNKNOWN;
        } else if (script instanceof If conditional) {
            return conditional(conditional);
        } else if (script instanceof Case choice) {
            return choice(choice);
        } else if (script instanceof For loop) {
            return loop(loop);
        } else if (script instanceof While loop) {
            follow(loop.condition());
            maybe(loop.body());
            return Outcome.UNKNOWN;
        } else if (script instanceof Subshell subshell) {
            return apart(subshell.body(), false);
        } else if (script instanceof Function function) {
            functions.put(function.name(), function.body());
            return Outcome.SUCCESS;
        } else if (script instanceof Arithmetic arithmetic) {
            return compared(arithmetic.expression());
        }
        throw new IllegalStateException(script.toString());
    }

    private Outcome sequence(Sequence sequence) {
        Outcome last = Outcome.SUCCESS;
        for (ShellScript part : sequence.parts()) {
            last = follow(part);
        }
        return last;
    }

    private Outcome andOr(AndOr andOr) {
        Outcome left = follow(andOr.left());
        Outcome goesOn = andOr.isAnd() ? Outcome.SUCCESS : Outcome.FAILURE;
        if (left == goesOn) {
            return follow(andOr.right());
        }
        if (left == Outcome.UNKNOWN) {
            Outcome right = maybe(andOr.right());
            return right == goesOn.negated() ? right : Outcome.UNKNOWN;
        }
        return left;
    }

    private Outcome conditional(If conditional) {
        Outcome condition = follow(conditional.condition());
        if (condition == Outcome.SUCCESS) {
            return follow(conditional.then());
        }
        if (condition == Outcome.FAILURE) {
            return conditional.otherwise().map(this::follow).orElse(Outcome.SUCCESS);
        }
        either(conditional.then(), conditional.otherwise().orElse(new Sequence(List.of())));
        return Outcome.UNKNOWN;
    }

    private Outcome choice(Case choice) {
        Optional<String> word = value(choice.word());
        if (word.isEmpty()) {
            ShellScript rest = new Sequence(List.of());
            List<Case.Branch> branches = choice.branches();
            for (int i = branches.size() - 1; i >= 0; i--) {
                rest = new If(
                        new Simple(List.of(new Word("$?", false))),
                        branches.get(i).body(),
                        Optional.of(rest));
            }
            return follow(rest);
        }
        for (Case.Branch branch : choice.branches()) {
            for (Word pattern : branch.patterns()) {
                Optional<String> glob = value(pattern);
                if (glob.isEmpty()) {
                    maybe(branch.body());
                } else if (Globs.matches(glob.get(), word.get())) {
                    return follow(branch.body());
                }
            }
        }
        return Outcome.SUCCESS;
    }

    private Outcome loop(For loop) {
        for (Word word : loop.words()) {
            for (String one : expand(word).split("\\s+")) {
                variables.put(loop.name(), one.contains("$") ? Optional.empty() : Optional.of(one));
                maybe(loop.body());
            }
        }
        if (loop.words().isEmpty()) {
            maybe(loop.body());
        }
        return Outcome.UNKNOWN;
    }

    /** Follows what perhaps happens: an end in it is none, and a variable that it sets is not known afterwards. */
    private Outcome maybe(ShellScript script) {
        Map<String, Optional<String>> before = new HashMap<>(variables);
        Outcome outcome = follow(script);
        if (isOver) {
            isOver = false;
            variables = before;
            return Outcome.UNKNOWN;
        }
        merge(before);
        return outcome;
    }

    private void either(ShellScript one, ShellScript other) {
        Map<String, Optional<String>> before = new HashMap<>(variables);
        follow(one);
        boolean oneEnds = isOver;
        Map<String, Optional<String>> afterOne = variables;
        isOver = false;
        variables = new HashMap<>(before);
        follow(other);
        boolean otherEnds = isOver;
        isOver = oneEnds && otherEnds;
        if (otherEnds) {
            variables = afterOne;
        } else if (!oneEnds) {
            merge(afterOne);
        }
    }

    private void merge(Map<String, Optional<String>> others) {
        others.forEach((name, value) -> variables.merge(name, value, (a, b) -> a.equals(b) ? a : Optional.empty()));
        variables.replaceAll((name, value) -> others.containsKey(name) ? value : Optional.empty());
    }

    /** In a process of its own. */
    private Outcome apart(ShellScript script, boolean inPipe) {
        Map<String, Optional<String>> before = new HashMap<>(variables);
        Outcome outcome = follow(script);
        boolean ended = isOver;
        isOver = false;
        variables = before;
        return ended || inPipe ? Outcome.UNKNOWN : outcome;
    }

    private Outcome simple(Simple simple) {
        List<Word> words = new ArrayList<>(simple.words());
        while (!words.isEmpty()) {
            Matcher assignment = ASSIGNMENT.matcher(words.get(0).text());
            if (!assignment.matches()) {
                break;
            }
            Word assigned = words.remove(0);
            if (words.isEmpty() || ASSIGNMENT.matcher(words.get(0).text()).matches()) {
                assign(assignment, assigned.isQuoted());
            }
        }
        if (words.isEmpty()) {
            return Outcome.SUCCESS;
        }
        return command(words);
    }

    private void assign(Matcher assignment, boolean quoted) {
        Optional<String> value =
                assignment.group(2).equals("=") ? value(new Word(assignment.group(3), quoted)) : Optional.empty();
        variables.put(assignment.group(1), value);
    }

    private Outcome command(List<Word> words) {
        String name = expand(words.get(0));
        String program = InstallPath.name(name);
        if (program.equals("[") || program.equals("test") || program.equals("[[")) {
            return new TestCommand(words.subList(1, words.size()), this::value).outcome();
        }
        switch (program) {
            case "true", ":" -> {
                return Outcome.SUCCESS;
            }
            case "false" -> {
                return Outcome.FAILURE;
            }
            case "exit", "return" -> {
                isOver = true;
                return Outcome.UNKNOWN;
            }
            case "export", "local", "readonly", "declare", "typeset" -> {
                return declared(words);
            }
            case ".", "source", "eval" -> {
                hasRead = true;
                return Outcome.UNKNOWN;
            }
            case "read", "unset", "shift", "set" -> {
                return unknownAfter(program, words);
            }
            default -> {
                return other(program, words);
            }
        }
    }

    private Outcome declared(List<Word> words) {
        for (Word word : words.subList(1, words.size())) {
            Matcher assignment = ASSIGNMENT.matcher(word.text());
            if (assignment.matches()) {
                assign(assignment, word.isQuoted());
            }
        }
        return Outcome.SUCCESS;
    }

    private Outcome unknownAfter(String program, List<Word> words) {
        if (program.equals("read") || program.equals("unset")) {
            words.stream().skip(1).forEach(word -> variables.put(word.text(), Optional.empty()));
        } else if (program.equals("shift")
                || words.stream().skip(1).anyMatch(word -> !word.text().matches("[-+].*|pipefail"))) {
            variables.put("1", Optional.empty());
        }
        return Outcome.UNKNOWN;
    }

    private Outcome other(String program, List<Word> words) {
        if (PREFIXES.contains(program) && words.size() > 1) {
            List<Word> rest = new ArrayList<>(words.subList(1, words.size()));
            while (!rest.isEmpty()
                    && (rest.get(0).text().startsWith("-")
                            || program.equals("env")
                                    && ASSIGNMENT.matcher(rest.get(0).text()).matches())) {
                if (program.equals("command") && rest.get(0).text().matches("-[vV]")) {
                    return Outcome.UNKNOWN;
                }
                rest.remove(0);
            }
            Outcome outcome = rest.isEmpty() ? Outcome.UNKNOWN : command(rest);
            isOver |= program.equals("exec") && !rest.isEmpty();
            return outcome;
        }
        ShellScript function = functions.get(program);
        if (function != null) {
            return depth < DEEPEST ? call(function, words) : Outcome.UNKNOWN;
        }
        commands.add(words.stream().map(this::expand).toList());
        return Outcome.UNKNOWN;
    }

    private Outcome call(ShellScript function, List<Word> words) {
        Map<String, Optional<String>> positional = new HashMap<>();
        for (String number : List.of("1", "2", "3", "4", "5", "6", "7", "8", "9")) {
            Optional<String> before = variables.get(number);
            positional.put(number, before == null ? Optional.empty() : before);
            int index = Integer.parseInt(number);
            variables.put(number, index < words.size() ? value(words.get(index)) : Optional.of(""));
        }
        depth++;
        Outcome outcome = follow(function);
        depth--;
        // A function may leave by return or by exit; taken as the former, what follows is still seen.
        boolean ended = isOver;
        isOver = false;
        variables.putAll(positional);
        return ended ? Outcome.UNKNOWN : outcome;
    }

    /** rpm starts scriptlets with few variables: what nobody has set is empty. */
    private Optional<String> variable(String name) {
        boolean isForeign = hasRead || OF_ENVIRONMENT.matcher(name).matches();
        Optional<String> unset = isForeign ? Optional.empty() : Optional.of("");
        return variables.getOrDefault(name, unset);
    }

    private Outcome compared(String expression) {
        Matcher test = NUMBER_TEST.matcher(expression);
        if (!test.matches()) {
            return Outcome.UNKNOWN;
        }
        return variable(test.group(1))
                .map(left -> TestCommand.numbers(left, test.group(2), test.group(3)))
                .orElse(Outcome.UNKNOWN);
    }

    private Optional<String> value(Word word) {
        String expanded = expand(word);
        return expanded.indexOf('$') >= 0 ? Optional.empty() : Optional.of(expanded.replace(Word.PLAIN_DOLLAR, '$'));
    }

    private String expand(Word word) {
        return EXPANSION.matcher(word.text()).replaceAll(match -> {
            String name = match.group(1) == null ? match.group(2) : match.group(1);
            // rpm gives scriptlets one argument.
            Optional<String> value = variable(name.matches("[*@]") ? "1" : name);
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
