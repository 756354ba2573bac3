package io.github.apprpm.publish.s3;

import io.github.apprpm.file.BlockInput;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.LongConsumer;

/** The bytes of a file on their way. */
final class ObservedInput extends BlockInput {
    private final InputStream in;
    private final LongConsumer observer;
    private long count;

    ObservedInput(Path file, LongConsumer observer) {
        this.observer = observer;
        try {
            this.in = Files.newInputStream(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = in.read(buffer, offset, length);
        if (read > 0) {
            count += read;
            observer.accept(count);
        }
        return read;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
