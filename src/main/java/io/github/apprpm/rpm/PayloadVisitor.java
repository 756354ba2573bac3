package io.github.apprpm.rpm;

import java.io.IOException;
import java.io.InputStream;

/** Is shown each entry of a payload once, in the payload's order. */
@FunctionalInterface
public interface PayloadVisitor {
    /**
     * @param file what the header says of it
     * @param content its bytes; those that are not read are skipped. A file with several names has its content with
     *     the last of them only: see {@link HardLinks}
     */
    void entry(PackagedFile file, InputStream content) throws IOException;
}
