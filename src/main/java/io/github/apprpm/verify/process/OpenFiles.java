package io.github.apprpm.verify.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Which files processes have open for writing, where the system shows them: on Linux. */
final class OpenFiles {
    private static final Path PROCESSES = Path.of("/proc");
    private static final Pattern FLAGS = Pattern.compile("(?m)^flags:\\s*([0-7]+)$");
    private static final int OCTAL = 8;
    /** O_WRONLY and O_RDWR of open(2). */
    private static final int WRITING = 3;

    private OpenFiles() {}

    /** The regular files, none where the system does not show them. */
    static SortedSet<Path> forWriting(Collection<Long> processes) {
        SortedSet<Path> open = new TreeSet<>();
        for (long process : processes) {
            Path directory = PROCESSES.resolve(Long.toString(process));
            try (Stream<Path> descriptors = Files.list(directory.resolve("fd"))) {
                for (Path descriptor : descriptors.toList()) {
                    add(descriptor, directory.resolve("fdinfo").resolve(descriptor.getFileName()), open);
                }
            } catch (IOException e) {
                continue; // it has ended, or there is no such directory
            }
        }
        return open;
    }

    private static void add(Path descriptor, Path information, Collection<Path> open) {
        try {
            Path file = Files.readSymbolicLink(descriptor);
            Matcher flags = FLAGS.matcher(Files.readString(information));
            if (file.isAbsolute()
                    && Files.isRegularFile(file)
                    && flags.find()
                    && (Integer.parseInt(flags.group(1), OCTAL) & WRITING) != 0) {
                open.add(file);
            }
        } catch (IOException e) {
            // Closed meanwhile.
        }
    }
}
