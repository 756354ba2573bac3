package io.github.apprpm.container;

import io.github.apprpm.text.TerminalCodes;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The output of a program or a console, prepared for messages. */
final class EngineMessage {
    /** What no text has, once the codes for terminals are gone. */
    private static final Pattern CONTROL = Pattern.compile("\u001b.|[\\x00-\\x08\\x0b-\\x1f]");

    private static final int LONGEST = 300;

    private EngineMessage() {}

    /** The last line, which has the reason, without the prefix of the engine. */
    static String of(String said) {
        List<String> lines = plain(said)
                .lines()
                .filter(line -> !line.isBlank() && !line.contains("--help"))
                .toList();
        if (lines.isEmpty()) {
            return "nothing";
        }
        String line = lines.get(lines.size() - 1).strip().replaceFirst("^(?:Error: |docker: )+", "");
        return line.length() > LONGEST ? line.substring(0, LONGEST) + "..." : line;
    }

    /** The last lines in full. */
    static String lines(String said, int number) {
        List<String> lines = plain(said).lines().filter(line -> !line.isBlank()).toList();
        return lines.stream()
                .skip(Math.max(0, lines.size() - number))
                .map(line -> "\n    " + line.strip())
                .collect(Collectors.joining());
    }

    static String plain(String said) {
        return CONTROL.matcher(TerminalCodes.without(said)).replaceAll("");
    }
}
