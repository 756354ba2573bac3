package io.github.apprpm.rpm;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.redline_rpm.header.AbstractHeader;
import org.redline_rpm.header.AbstractHeader.Entry;
import org.redline_rpm.header.Format;

/** What Redline finds in a package: the values of its tags. */
record Reading(Format format) {
    static Reading of(Path rpm) throws IOException {
        Format format = new Format();
        try (FileChannel channel = FileChannel.open(rpm)) {
            format.read(channel);
        }
        return new Reading(format);
    }

    /** The header alone. */
    static Reading ofHeader(byte[] bytes) throws IOException {
        Format format = new Format();
        format.getHeader().read(Channels.newChannel(new ByteArrayInputStream(bytes)));
        return new Reading(format);
    }

    /** The values of a tag of the signature header. */
    Optional<Object> signature(int tag) {
        return value(format.getSignature(), tag);
    }

    /** The values of a tag of the package's header. */
    Optional<Object> find(int tag) {
        return value(format.getHeader(), tag);
    }

    private static Optional<Object> value(AbstractHeader header, int tag) {
        return Optional.ofNullable(header.getEntry(tag)).map(Entry::getValues);
    }

    private Object get(int tag) {
        return find(tag).orElseThrow(() -> new AssertionError("There is no tag " + tag));
    }

    List<String> strings(int tag) {
        return List.of((String[]) get(tag));
    }

    String string(int tag) {
        return strings(tag).get(0);
    }

    int[] ints(int tag) {
        return (int[]) get(tag);
    }

    long[] longs(int tag) {
        return (long[]) get(tag);
    }

    short[] shorts(int tag) {
        return (short[]) get(tag);
    }
}
