package io.github.apprpm.rpm;

import io.github.apprpm.model.Architecture;
import io.github.apprpm.model.PackagingException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * The first 96 bytes of a package (rpm's {@code rpmlead.h}). Clients use its magic number and the kind of package; all
 * else is repeated in the header.
 *
 * @param major the major version of the format, 3 or 4
 * @param minor the minor version of the format
 * @param type 0 for a binary package, 1 for a source package
 * @param architecture rpm's number of the architecture
 * @param name name, version and release, cut to 65 bytes
 * @param operatingSystem rpm's number of the operating system, 1 for Linux
 * @param signatureType 5: a header with signatures follows
 */
public record RpmLead(
        int major, int minor, int type, int architecture, String name, int operatingSystem, int signatureType) {
    /** The length of a lead. */
    public static final int BYTES = 96;

    /** rpm's magic number of a package. */
    private static final int MAGIC = 0xedabeedb;

    private static final int NAME_BYTES = 66;
    private static final int MAJOR = 3;
    /** rpm's number of Linux. */
    private static final int LINUX = 1;

    private static final int HEADER_FOLLOWS = 5;

    /** The lead of a binary package. */
    static RpmLead of(Architecture architecture, String name) {
        return new RpmLead(MAJOR, 0, 0, architecture.number(), name, LINUX, HEADER_FOLLOWS);
    }

    /** The same lead with another name. */
    RpmLead withName(String other) {
        return new RpmLead(major, minor, type, architecture, other, operatingSystem, signatureType);
    }

    static RpmLead of(byte[] bytes, Path file) {
        if (bytes.length < Integer.BYTES || ByteBuffer.wrap(bytes).getInt() != MAGIC) {
            throw new PackagingException(
                    "The file '%s' is not an RPM package: its magic number is missing".formatted(file),
                    "Name an RPM package");
        }
        if (bytes.length < BYTES) {
            throw RpmPackage.cutOff(file, bytes.length, "lead");
        }
        ByteBuffer lead = ByteBuffer.wrap(bytes, Integer.BYTES, BYTES - Integer.BYTES);
        int major = lead.get();
        int minor = lead.get();
        int type = lead.getShort();
        int architecture = lead.getShort();
        byte[] name = new byte[NAME_BYTES];
        lead.get(name);
        return new RpmLead(major, minor, type, architecture, text(name), lead.getShort(), lead.getShort());
    }

    /** The lead as it is in the file; a name that is too long is cut. */
    byte[] bytes() {
        byte[] cut = Arrays.copyOf(name.getBytes(StandardCharsets.UTF_8), NAME_BYTES - 1);
        return ByteBuffer.allocate(BYTES)
                .putInt(MAGIC)
                .put((byte) major)
                .put((byte) minor)
                .putShort((short) type)
                .putShort((short) architecture)
                .put(cut)
                .put((byte) 0)
                .putShort((short) operatingSystem)
                .putShort((short) signatureType)
                .array();
    }

    private static String text(byte[] bytes) {
        int length = 0;
        while (length < bytes.length && bytes[length] != 0) {
            length++;
        }
        return new String(bytes, 0, length, StandardCharsets.UTF_8);
    }
}
