package io.github.apprpm.check;

import io.github.apprpm.model.HostText;
import io.github.apprpm.model.InstallPath;
import io.github.apprpm.model.UnixText;
import io.github.apprpm.rpm.PackagedFile;
import io.github.apprpm.text.Printable;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds byte order marks and carriage returns in scripts, and in files that programs of the host parse. */
final class TextMarks {
    private static final int EXECUTABLE = 0111;
    private static final Pattern INTERPRETER = Pattern.compile("#![ \\t]*(/[^\\s]*)[ \\t]*([^\\s]*)[^\\n]*");
    private static final Pattern SHELL = Pattern.compile("(ba|da|a|k|mk|z)?sh");
    /** Text up to what follows it in a script with an archive at its end. */
    private static final Pattern TEXT = Pattern.compile("[^\\x00-\\x08]*");

    private TextMarks() {}

    /** Whether a file that begins with these bytes is a script, so that more than its first bytes matter. */
    static boolean isScript(byte[] front) {
        return text(front).startsWith("#!")
                || UnixText.isUtf16(front) && text(front).replace("\0", "").startsWith("#!");
    }

    /**
     * @param file a regular file
     * @param content its first bytes
     */
    static Optional<Finding> find(PackagedFile file, byte[] content) {
        if (isScript(content)) {
            return script(file, content);
        }
        return HostText.of(file.path()).flatMap(kind -> parsed(file, kind, content));
    }

    private static Optional<Finding> script(PackagedFile file, byte[] content) {
        String path = Printable.quoted(file.path());
        if (UnixText.isUtf16(content)) {
            return Optional.of(Rule.SCRIPT_NOT_UNIX_TEXT.found(
                    file.path(), "'%s' is written in UTF-16, which no interpreter reads".formatted(path)));
        }
        if (UnixText.hasMark(content)) {
            return Optional.of(Rule.SCRIPT_NOT_UNIX_TEXT.found(
                    file.path(),
                    "'%s' has a byte order mark before '#!', which the kernel does not skip".formatted(path)));
        }
        Matcher first = INTERPRETER.matcher(text(content));
        if ((file.mode() & EXECUTABLE) == 0 || !first.lookingAt()) {
            return Optional.empty();
        }
        if (first.group().endsWith("\r")) {
            return Optional.of(Rule.SCRIPT_NOT_UNIX_TEXT.found(
                    file.path(),
                    "'%s' has a carriage return in its first line: the kernel looks for the interpreter '%s\\r'"
                            .formatted(
                                    path,
                                    Printable.quoted(first.group().substring(2).strip()))));
        }
        String named = InstallPath.name(first.group(1));
        String interpreter = named.equals("env") ? first.group(2) : named;
        return SHELL.matcher(interpreter).matches() && hasCarriageReturns(content)
                ? Optional.of(Rule.SCRIPT_NOT_UNIX_TEXT.found(
                        file.path(),
                        "'%s' has carriage returns at the ends of lines, which the shell reads as part of its commands"
                                .formatted(path)))
                : Optional.empty();
    }

    private static Optional<Finding> parsed(PackagedFile file, HostText kind, byte[] content) {
        String path = Printable.quoted(file.path());
        if (UnixText.isUtf16(content)) {
            return Optional.of(Rule.CONFIGURATION_NOT_UNIX_TEXT.found(
                    file.path(), "'%s' is written in UTF-16, which %s does not read".formatted(path, kind.reader())));
        }
        if (UnixText.hasMark(content) && !kind.takesMark()) {
            return Optional.of(Rule.CONFIGURATION_NOT_UNIX_TEXT.found(
                    file.path(),
                    "'%s' begins with a byte order mark, which %s reads as part of the first word"
                            .formatted(path, kind.reader())));
        }
        if (!hasCarriageReturns(content) || kind.takesMark()) {
            return Optional.empty();
        }
        return Optional.of(
                kind.takesCarriageReturns()
                        ? Rule.CONFIGURATION_NOT_UNIX_TEXT
                                .found(file.path(), "'%s' has carriage returns at the ends of lines".formatted(path))
                                .with(Severity.WARNING)
                        : Rule.CONFIGURATION_NOT_UNIX_TEXT.found(
                                file.path(),
                                "'%s' has carriage returns at the ends of lines, which %s reads as part of the last word"
                                        .formatted(path, kind.reader())));
    }

    private static boolean hasCarriageReturns(byte[] content) {
        Matcher text = TEXT.matcher(new String(content, StandardCharsets.ISO_8859_1));
        return text.lookingAt() && (text.group().contains("\r\n") || isOfOldMac(text.group()));
    }

    private static boolean isOfOldMac(String text) {
        return text.indexOf('\r') >= 0 && text.indexOf('\n') < 0;
    }

    /** One character for each byte, without a mark. */
    private static String text(byte[] content) {
        String text = new String(content, StandardCharsets.ISO_8859_1);
        int mark = UnixText.hasMark(content) ? 3 : UnixText.isUtf16(content) ? 2 : 0;
        return text.substring(mark);
    }
}
