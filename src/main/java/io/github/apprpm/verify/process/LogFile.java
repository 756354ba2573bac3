package io.github.apprpm.verify.process;

import io.github.apprpm.text.TerminalCodes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The last part of a program's output.
 *
 * @param lines its lines, without empty ones and without colours
 */
record LogFile(List<String> lines) {
    private static final int MOST_BYTES = 1 << 19;

    LogFile {
        lines = List.copyOf(lines);
    }

    /** The end of a file; nothing if it does not exist. */
    static LogFile of(Path file) throws IOException {
        if (!Files.exists(file)) {
            return new LogFile(List.of());
        }
        try (SeekableByteChannel channel = Files.newByteChannel(file)) {
            channel.position(Math.max(0, channel.size() - MOST_BYTES));
            ByteBuffer bytes = ByteBuffer.allocate((int) (channel.size() - channel.position()));
            while (bytes.hasRemaining() && channel.read(bytes) >= 0) {}
            return new LogFile(new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> TerminalCodes.without(line).stripTrailing())
                    .filter(line -> !line.isEmpty())
                    .toList());
        }
    }

    List<String> last(int count) {
        return lines.subList(Math.max(0, lines.size() - count), lines.size());
    }
}
