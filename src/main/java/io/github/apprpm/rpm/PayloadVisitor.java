package io.github.apprpm.rpm;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Receives each entry of a payload once, in the payload's order. */
@FunctionalInterface
public interface PayloadVisitor {
    /** What each visitor but the last may read of a file in {@link #inTurn}. It stays in memory for those that follow. */
    int FRONT_BYTES = 1 << 26;

    /** Wants to see nothing. */
    PayloadVisitor NONE = (file, content) -> {};

    /**
     * @param file what the header says of it
     * @param content its bytes; those that are not read are skipped. A file with several names has its content with
     *     the last of them only: see {@link HardLinks}
     */
    void entry(PackagedFile file, InputStream content) throws IOException;

    /**
     * Shows each entry to one visitor after the other, in one pass over the payload.
     *
     * @param visitors of which the last may read files to their ends, and each other one {@link #FRONT_BYTES} of them
     */
    static PayloadVisitor inTurn(PayloadVisitor... visitors) {
        int last = visitors.length - 1;
        return (file, content) -> {
            // Whoever opened the content closes it.
            @SuppressWarnings("resource")
            InputStream front = new BufferedInputStream(content);
            for (int i = 0; i < last; i++) {
                front.mark(FRONT_BYTES);
                visitors[i].entry(file, front);
                front.reset();
            }
            front.mark(0); // nobody goes back any more
            visitors[last].entry(file, front);
        };
    }
}
