package io.github.apprpm.layout;

import io.github.apprpm.model.Content;
import io.github.apprpm.model.PackagingException;
import io.github.apprpm.model.Text;
import io.github.apprpm.model.UnixText;
import io.github.apprpm.shell.ShellScript;
import io.github.apprpm.shell.ShellSyntaxException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A script of the user that becomes part of a scriptlet, and is therefore whole in itself: the shell can parse it, and nothing
 * that is open at its end takes in what follows.
 */
final class ScriptFile {
    private static final char MARK = '\uFEFF';

    private final Path file;

    private ScriptFile(Path file) {
        this.file = file;
    }

    /**
     * Reads a script for the POSIX shell.
     *
     * @param file its name
     * @param content its text
     * @return the script; empty if it has no command
     * @throws PackagingException if it is for another interpreter, or a shell cannot parse it
     */
    static Optional<String> read(Path file, Content content) throws IOException {
        return new ScriptFile(file).script(content);
    }

    private Optional<String> script(Content content) throws IOException {
        byte[] bytes;
        try (InputStream in = content.open()) {
            bytes = in.readAllBytes();
        }
        if (UnixText.isUtf16(bytes)) {
            throw new PackagingException(
                    "The scriptlet '%s' is written in UTF-16".formatted(file), "Save it in the encoding UTF-8");
        }
        String text = Text.ofUtf8(file.toString(), UnixText.of(bytes));
        refuseInvisible(text);
        String script = withoutInterpreter(text);
        try {
            return ShellScript.of(script).isEmpty() ? Optional.empty() : Optional.of(script);
        } catch (ShellSyntaxException e) {
            throw new PackagingException(
                    "The shell cannot parse the scriptlet '%s', line %d: %s".formatted(file, e.line(), e.problem()),
                    "Correct the script",
                    e);
        }
    }

    /** The shell takes other control characters, and a mark between two joined files, as parts of words. */
    private void refuseInvisible(String text) {
        int line = 1;
        for (char c : text.toCharArray()) {
            line += c == '\n' ? 1 : 0;
            if (c == MARK || Character.isISOControl(c) && c != '\n' && c != '\t') {
                throw new PackagingException(
                        "The scriptlet '%s' has the control character U+%04X in line %d".formatted(file, (int) c, line),
                        c == 0 ? "Save it in the encoding UTF-8" : "Remove it");
            }
        }
    }

    private String withoutInterpreter(String script) {
        Optional<String> shebang = script.lines().findFirst().filter(line -> line.startsWith("#!"));
        if (shebang.isPresent() && !shebang.get().matches("#!\\s*/(usr/)?bin/sh\\s*")) {
            throw new PackagingException(
                    "The scriptlet '%s' has the interpreter '%s'".formatted(file, shebang.get()),
                    "Write it for /bin/sh, which runs the generated part, too, or call the other interpreter in it");
        }
        return shebang.isPresent() ? script.substring(shebang.get().length()) : script;
    }
}
