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

/**
 * Follows a script for a given {@code $1}, without running anything, and collects the commands that it may reach. The exit
 * status of a command is not known, so both branches after it are followed.
 */
final class ShellRun {
    private static final int DEEPEST = 20;
    /** A script with loops and functions is followed for this number of commands at most. */
    private static final int MOST = 5000;

    /** Programs that run the command in their arguments. */
    private static final Set<String> PREFIXES = Set.of("command", "exec", "nohup", "sudo", "builtin", "time", "env");

    private final List<ShellCommand> commands = new ArrayList<>();
    private final Map<String, ShellScript> functions = new HashMap<>();
    private final Variables variables;

    private boolean isOver;
    private int depth;
    private int steps;

    private ShellRun(Optional<String> argument) {
        this.variables = new Variables(argument);
    }

    /**
     * The commands that a script may reach.
     *
     * @param argument its {@code $1}, if known
     */
    static List<ShellCommand> commands(ShellScript script, Optional<String> argument) {
        ShellRun run = new ShellRun(argument);
        run.follow(script);
        return run.commands;
    }

    private Ending follow(ShellScript script) {
        if (isOver || ++steps > MOST) {
            return Ending.UNKNOWN;
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
            return Ending.UNKNOWN;
        } else if (script instanceof If conditional) {
            return conditional(conditional);
        } else if (script instanceof Case choice) {
            return choice(choice);
        } else if (script instanceof For loop) {
            return loop(loop);
        } else if (script instanceof While loop) {
            follow(loop.condition());
            maybe(loop.body());
            return Ending.UNKNOWN;
        } else if (script instanceof Subshell subshell) {
            return apart(subshell.body(), false);
        } else if (script instanceof Function function) {
            functions.put(function.name(), function.body());
            return Ending.SUCCESS;
        } else if (script instanceof Arithmetic arithmetic) {
            return TestCommand.arithmetic(arithmetic.expression(), variables::get);
        }
        throw new IllegalStateException(script.toString());
    }

    private Ending sequence(Sequence sequence) {
        Ending last = Ending.SUCCESS;
        for (ShellScript part : sequence.parts()) {
            last = follow(part);
        }
        return last;
    }

    private Ending andOr(AndOr andOr) {
        Ending left = follow(andOr.left());
        Ending goesOn = andOr.isAnd() ? Ending.SUCCESS : Ending.FAILURE;
        if (left == goesOn) {
            return follow(andOr.right());
        }
        if (left == Ending.UNKNOWN) {
            Ending right = maybe(andOr.right());
            return right == goesOn.negated() ? right : Ending.UNKNOWN;
        }
        return left;
    }

    private Ending conditional(If conditional) {
        Ending condition = follow(conditional.condition());
        if (condition == Ending.SUCCESS) {
            return follow(conditional.then());
        }
        if (condition == Ending.FAILURE) {
            return conditional.otherwise().map(this::follow).orElse(Ending.SUCCESS);
        }
        either(conditional.then(), conditional.otherwise().orElse(new Sequence(List.of())));
        return Ending.UNKNOWN;
    }

    private Ending choice(Case choice) {
        Optional<String> word = variables.value(choice.word());
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
                Optional<String> glob = variables.value(pattern);
                if (glob.isEmpty()) {
                    maybe(branch.body());
                } else if (Globs.matches(glob.get(), word.get())) {
                    return follow(branch.body());
                }
            }
        }
        return Ending.SUCCESS;
    }

    private Ending loop(For loop) {
        for (Word word : loop.words()) {
            for (String one : variables.expand(word).split("\\s+")) {
                variables.set(loop.name(), one.contains("$") ? Optional.empty() : Optional.of(one));
                maybe(loop.body());
            }
        }
        if (loop.words().isEmpty()) {
            maybe(loop.body());
        }
        return Ending.UNKNOWN;
    }

    /** Follows a part that may not run: an exit in it does not end the script, and the variables that it sets become unknown. */
    private Ending maybe(ShellScript script) {
        Map<String, Optional<String>> before = variables.snapshot();
        Ending outcome = follow(script);
        if (isOver) {
            isOver = false;
            variables.restore(before);
            return Ending.UNKNOWN;
        }
        variables.merge(before);
        return outcome;
    }

    private void either(ShellScript one, ShellScript other) {
        Map<String, Optional<String>> before = variables.snapshot();
        follow(one);
        boolean oneEnds = isOver;
        Map<String, Optional<String>> afterOne = variables.snapshot();
        isOver = false;
        variables.restore(before);
        follow(other);
        boolean otherEnds = isOver;
        isOver = oneEnds && otherEnds;
        if (otherEnds) {
            variables.restore(afterOne);
        } else if (!oneEnds) {
            variables.merge(afterOne);
        }
    }

    /** Follows a part that runs in a process of its own. */
    private Ending apart(ShellScript script, boolean inPipe) {
        Map<String, Optional<String>> before = variables.snapshot();
        Ending outcome = follow(script);
        boolean ended = isOver;
        isOver = false;
        variables.restore(before);
        return ended || inPipe ? Ending.UNKNOWN : outcome;
    }

    private Ending simple(Simple simple) {
        List<Word> words = new ArrayList<>(simple.words());
        boolean isSubstituted = false;
        while (!words.isEmpty() && Variables.isAssignment(words.get(0))) {
            Word assigned = words.remove(0);
            isSubstituted |= assigned.hasCommand();
            if (words.isEmpty() || Variables.isAssignment(words.get(0))) {
                variables.assign(assigned);
            }
        }
        if (words.isEmpty()) {
            return isSubstituted ? Ending.UNKNOWN : Ending.SUCCESS; // the status of the command in it
        }
        return command(words);
    }

    private Ending command(List<Word> words) {
        String program = InstallPath.name(variables.expand(words.get(0)));
        if (program.equals("[") || program.equals("test") || program.equals("[[")) {
            return new TestCommand(words.subList(1, words.size()), variables::value).outcome();
        }
        switch (program) {
            case "true", ":" -> {
                return Ending.SUCCESS;
            }
            case "false" -> {
                return Ending.FAILURE;
            }
            case "exit", "return" -> {
                isOver = true;
                return Ending.UNKNOWN;
            }
            case "export", "local", "readonly", "declare", "typeset" -> {
                words.subList(1, words.size()).forEach(variables::assign);
                return Ending.SUCCESS;
            }
            case ".", "source", "eval" -> {
                variables.read();
                return Ending.UNKNOWN;
            }
            case "read", "unset", "shift", "set" -> {
                return unknownAfter(program, words);
            }
            default -> {
                return other(program, words);
            }
        }
    }

    private Ending unknownAfter(String program, List<Word> words) {
        if (program.equals("read") || program.equals("unset")) {
            words.stream().skip(1).forEach(word -> variables.forget(word.text()));
        } else if (program.equals("shift")
                || words.stream().skip(1).anyMatch(word -> !word.text().matches("[-+].*|pipefail"))) {
            variables.forget("1");
        }
        return Ending.UNKNOWN;
    }

    private Ending other(String program, List<Word> words) {
        if (PREFIXES.contains(program) && words.size() > 1) {
            List<Word> rest = new ArrayList<>(words.subList(1, words.size()));
            while (!rest.isEmpty()
                    && (rest.get(0).text().startsWith("-")
                            || program.equals("env") && Variables.isAssignment(rest.get(0)))) {
                if (program.equals("command") && rest.get(0).text().matches("-[vV]")) {
                    return Ending.UNKNOWN;
                }
                rest.remove(0);
            }
            Ending outcome = rest.isEmpty() ? Ending.UNKNOWN : command(rest);
            isOver |= program.equals("exec") && !rest.isEmpty();
            return outcome;
        }
        ShellScript function = functions.get(program);
        if (function != null) {
            return depth < DEEPEST ? call(function, words) : Ending.UNKNOWN;
        }
        commands.add(new ShellCommand(words.stream().map(variables::expand).toList()));
        return Ending.UNKNOWN;
    }

    private Ending call(ShellScript function, List<Word> words) {
        Map<String, Optional<String>> outer = variables.enter(words);
        depth++;
        Ending outcome = follow(function);
        depth--;
        // A function may end by return or by exit; return is assumed, so that the commands after the call are seen.
        boolean ended = isOver;
        isOver = false;
        variables.leave(outer);
        return ended ? Ending.UNKNOWN : outcome;
    }
}
