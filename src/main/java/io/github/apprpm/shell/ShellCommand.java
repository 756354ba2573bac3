package io.github.apprpm.shell;

import io.github.apprpm.model.InstallPath;
import io.github.apprpm.text.Printable;
import java.util.List;

/**
 * A command that a script may run.
 *
 * @param words the program and its arguments; an unknown part of a word begins with a dollar sign
 */
public record ShellCommand(List<String> words) {
    public ShellCommand {
        words = List.copyOf(words);
    }

    /** The name of the program, without its directory. */
    public String program() {
        return InstallPath.name(words.get(0));
    }

    public List<String> arguments() {
        return words.subList(1, words.size());
    }

    /** The arguments that are not options. */
    public List<String> operands() {
        return arguments().stream().filter(word -> !word.startsWith("-")).toList();
    }

    /** The command as a message quotes it. */
    @Override
    public String toString() {
        return Printable.quoted(String.join(" ", words));
    }
}
