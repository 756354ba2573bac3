package io.github.apprpm.layout;

import io.github.apprpm.model.Content;
import io.github.apprpm.model.FileFront;
import java.io.IOException;
import java.util.regex.Pattern;

/**
 * Which files can be executed. Their place and content decide, never their modes on this machine: these are lost on
 * Windows, and set for all files by some file systems.
 */
final class ProgramMode {
    private static final int EXECUTABLE = 0755;
    private static final int READABLE = 0644;

    private static final Pattern PROGRAMS = Pattern.compile("/(.+/)?(bin|sbin|libexec)/.+");
    private static final Pattern CONFIGURATION = Pattern.compile("/etc/.+");

    private ProgramMode() {}

    /**
     * The mode of a file for which the user names none.
     *
     * @param path where it is installed
     * @param content its bytes
     * @return 0755 below a directory named bin, sbin or libexec, for a file that begins with {@code #!} and for machine
     *     code; else 0644. In /etc the place does not make a program
     */
    static int of(String path, Content content) throws IOException {
        boolean isPlaced =
                PROGRAMS.matcher(path).matches() && !CONFIGURATION.matcher(path).matches();
        if (isPlaced) {
            return EXECUTABLE;
        }
        FileFront front = FileFront.of(content);
        return front.isScript() || front.isMachineCode() ? EXECUTABLE : READABLE;
    }
}
