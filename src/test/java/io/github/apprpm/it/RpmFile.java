package io.github.apprpm.it;

import java.io.BufferedInputStream;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.compress.archivers.cpio.CpioArchiveEntry;
import org.eclipse.packager.rpm.RpmSignatureTag;
import org.eclipse.packager.rpm.RpmTag;
import org.eclipse.packager.rpm.parse.InputHeader;
import org.eclipse.packager.rpm.parse.RpmInputStream;

/** A package as the verify.groovy of src/it read it, on any machine: with another program's parser, without rpm. */
public final class RpmFile {
    private static final int PERMISSIONS = 07777;
    private static final int FILE_TYPE = 0170000;
    private static final Map<Integer, String> KINDS = Map.of(0040000, "d", 0100000, "-", 0120000, "l");

    private final InputHeader<RpmTag> header;
    private final InputHeader<RpmSignatureTag> signature;
    private final Map<String, byte[]> contents = new TreeMap<>();

    /**
     * @param directory the project's directory
     * @param path the package in it
     */
    public RpmFile(File directory, String path) throws IOException {
        try (RpmInputStream in = new RpmInputStream(
                new BufferedInputStream(Files.newInputStream(directory.toPath().resolve(path))))) {
            header = in.getPayloadHeader();
            signature = in.getSignatureHeader();
            for (CpioArchiveEntry entry = in.getCpioStream().getNextEntry();
                    entry != null;
                    entry = in.getCpioStream().getNextEntry()) {
                contents.put(entry.getName().substring(1), in.getCpioStream().readAllBytes());
            }
        }
    }

    /** The value of a tag as text. */
    public String tag(RpmTag tag) {
        Object value = header.getTag(tag);
        return value instanceof Object[] values ? values[0].toString() : String.valueOf(value);
    }

    /** Whether there is a tag of this number in the signature header. */
    public boolean isSignedWith(int tag) {
        return signature.getEntry(tag).isPresent();
    }

    /** Name, version and release. */
    public String nvr() {
        return "%s-%s-%s".formatted(tag(RpmTag.NAME), tag(RpmTag.VERSION), tag(RpmTag.RELEASE));
    }

    /** What it requires, as in a spec file. */
    public List<String> requires() {
        return dependencies(RpmTag.REQUIRE_NAME, RpmTag.REQUIRE_FLAGS, RpmTag.REQUIRE_VERSION);
    }

    /** What it provides, as in a spec file. */
    public List<String> provides() {
        return dependencies(RpmTag.PROVIDE_NAME, RpmTag.PROVIDE_FLAGS, RpmTag.PROVIDE_VERSION);
    }

    private List<String> dependencies(RpmTag names, RpmTag flags, RpmTag versions) {
        List<String> dependencies = new ArrayList<>();
        for (int i = 0; i < values(names).length; i++) {
            int sense = number(flags, i);
            String sign = ((sense & 2) != 0 ? "<" : "") + ((sense & 4) != 0 ? ">" : "") + ((sense & 8) != 0 ? "=" : "");
            dependencies.add("%s %s %s"
                    .formatted(values(names)[i], sign, values(versions)[i])
                    .strip());
        }
        return dependencies;
    }

    /** Each path with what {@code ls} shows of it: {@code -0640 root:shop}. */
    public Map<String, String> files() {
        Map<String, String> files = new TreeMap<>();
        for (int i = 0; i < values(RpmTag.BASENAMES).length; i++) {
            int mode = number(RpmTag.FILE_MODES, i) & 0xFFFF;
            String link = values(RpmTag.FILE_LINKTO)[i].toString();
            files.put(
                    path(i),
                    "%s%04o %s:%s%s"
                            .formatted(
                                    KINDS.get(mode & FILE_TYPE),
                                    mode & PERMISSIONS,
                                    values(RpmTag.FILE_USERNAME)[i],
                                    values(RpmTag.FILE_GROUPNAME)[i],
                                    link.isEmpty() ? "" : " -> " + link));
        }
        return files;
    }

    /** The flags of a path in the letters of rpm's {@code fflags}: c for config, n for noreplace and so on. */
    public String flags(String path) {
        for (int i = 0; i < values(RpmTag.BASENAMES).length; i++) {
            if (path(i).equals(path)) {
                return letters(number(RpmTag.FILE_FLAGS, i));
            }
        }
        throw new IllegalArgumentException("There is no '%s' in %s".formatted(path, files().keySet()));
    }

    private static String letters(int flags) {
        StringBuilder letters = new StringBuilder();
        Map<Integer, String> known =
                new TreeMap<>(Map.of(1, "c", 1 << 1, "d", 1 << 3, "m", 1 << 4, "n", 1 << 6, "g", 1 << 7, "l"));
        known.forEach((bit, letter) -> letters.append((flags & bit) != 0 ? letter : ""));
        return letters.toString();
    }

    /** The number of bytes of a file in the payload. */
    public int size(String path) {
        return content(path).length;
    }

    /** A file in the payload as text. */
    public String text(String path) {
        return new String(content(path), StandardCharsets.UTF_8);
    }

    /** The bytes of a file in the payload. */
    public byte[] content(String path) {
        byte[] bytes = contents.get(path);
        if (bytes == null) {
            throw new IllegalArgumentException("There is no '%s' in %s".formatted(path, contents.keySet()));
        }
        return bytes;
    }

    private String path(int index) {
        return values(RpmTag.DIRNAMES)[number(RpmTag.DIR_INDEXES, index)].toString() + values(RpmTag.BASENAMES)[index];
    }

    private Object[] values(RpmTag tag) {
        Object value = header.getTag(tag);
        return value instanceof Object[] values ? values : new Object[0];
    }

    private int number(RpmTag tag, int index) {
        Object value = header.getTag(tag);
        return ((Number) (value instanceof Object[] values ? values[index] : value)).intValue();
    }
}
