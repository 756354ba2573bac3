package io.github.apprpm.inspect;

import io.github.apprpm.rpm.PackagedFile;

/** Reads {@code st_mode} and {@code st_rdev} of stat(2). */
public final class FileMode {
    private static final int TYPE = 0170000;
    private static final String RIGHTS = "rwxrwxrwx";
    private static final int SETUID = 04000;
    private static final int SETGID = 02000;
    private static final int STICKY = 01000;
    private static final int BYTE = 0xFF;

    /** What kind of file it is. */
    enum Type {
        REGULAR(0100000, '-', "file"),
        DIRECTORY(0040000, 'd', "directory"),
        SYMLINK(0120000, 'l', "symlink"),
        FIFO(0010000, 'p', "fifo"),
        SOCKET(0140000, 's', "socket"),
        CHARACTER_DEVICE(0020000, 'c', "characterDevice"),
        BLOCK_DEVICE(0060000, 'b', "blockDevice"),
        UNKNOWN(-1, '?', "unknown");

        private final int bits;
        private final char letter;
        private final String word;

        Type(int bits, char letter, String word) {
            this.bits = bits;
            this.letter = letter;
            this.word = word;
        }

        /** The name in JSON. */
        String word() {
            return word;
        }

        boolean isDevice() {
            return this == CHARACTER_DEVICE || this == BLOCK_DEVICE;
        }
    }

    private FileMode() {}

    static Type type(int mode) {
        for (Type type : Type.values()) {
            if ((mode & TYPE) == type.bits) {
                return type;
            }
        }
        return Type.UNKNOWN;
    }

    /** As {@code ls -l} prints it. */
    public static String text(int mode) {
        StringBuilder text = new StringBuilder().append(type(mode).letter);
        for (int i = 0; i < RIGHTS.length(); i++) {
            boolean granted = (mode >> RIGHTS.length() - 1 - i & 1) == 1;
            text.append(granted ? RIGHTS.charAt(i) : '-');
        }
        special(text, 3, (mode & SETUID) != 0, 's');
        special(text, 6, (mode & SETGID) != 0, 's');
        special(text, 9, (mode & STICKY) != 0, 't');
        return text.toString();
    }

    private static void special(StringBuilder text, int place, boolean set, char letter) {
        if (set) {
            boolean executable = text.charAt(place) == 'x';
            text.setCharAt(place, executable ? letter : Character.toUpperCase(letter));
        }
    }

    static int major(PackagedFile device) {
        return device.rdev() >> Byte.SIZE & BYTE;
    }

    static int minor(PackagedFile device) {
        return device.rdev() & BYTE;
    }
}
