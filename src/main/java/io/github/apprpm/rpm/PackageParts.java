package io.github.apprpm.rpm;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** Puts the parts of a package into a file. */
final class PackageParts {
    private PackageParts() {}

    /** Writes lead and headers to the beginning of the file. */
    static void writeFront(RpmLead lead, byte[] signature, byte[] header, FileChannel out) throws IOException {
        out.position(0);
        write(lead.bytes(), out);
        write(signature, out);
        write(header, out);
    }

    /** Writes a part at the current position of the file. */
    static void write(byte[] part, FileChannel out) throws IOException {
        for (ByteBuffer buffer = ByteBuffer.wrap(part); buffer.hasRemaining(); ) {
            out.write(buffer);
        }
    }

    /** Copies what a package has from an offset on. */
    static void copyRest(RpmPackage rpm, long start, FileChannel out) throws IOException {
        try (FileChannel in = FileChannel.open(rpm.file())) {
            for (long position = start; position < rpm.size(); ) {
                long copied = in.transferTo(position, rpm.size() - position, out);
                if (copied == 0) {
                    throw new IOException("'%s' became shorter while it was copied".formatted(rpm.file()));
                }
                position += copied;
            }
        }
    }
}
