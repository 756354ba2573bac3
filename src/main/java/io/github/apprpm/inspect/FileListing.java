package io.github.apprpm.inspect;

import io.github.apprpm.rpm.HardLinks;
import io.github.apprpm.rpm.PackagedFile;
import io.github.apprpm.rpm.RpmPackage;
import io.github.apprpm.text.Printable;
import io.github.apprpm.text.Time;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Files as {@code rpm -qlv} prints them, which is much as {@code ls -l} does. */
final class FileListing {
    private static final Duration RECENT = Duration.ofDays(180);
    private static final Duration CLOCK_DIFFERENCE = Duration.ofHours(1);
    private static final int ACCOUNT_BYTES = 8;

    private final List<PackagedFile> files;
    private final Instant now;
    private final HardLinks links;

    FileListing(RpmPackage rpm, Instant now) {
        this.files = rpm.files();
        this.now = now;
        this.links = HardLinks.of(files);
    }

    @Override
    public String toString() {
        if (files.isEmpty()) {
            return "(contains no files)\n";
        }
        StringBuilder lines = new StringBuilder();
        for (PackagedFile file : files) {
            lines.append("%s %4d %s %s %10s %s %s\n"
                    .formatted(
                            FileMode.text(file.mode()),
                            file.isDirectory() ? 2 : links.count(file),
                            account(file.owner()),
                            account(file.group()),
                            size(file),
                            time(file.mtime()),
                            name(file)));
        }
        return lines.toString();
    }

    /** Eight bytes of the name. */
    private static String account(String name) {
        String shown = Printable.line(name);
        while (bytes(shown) > ACCOUNT_BYTES) {
            shown = shown.substring(0, shown.offsetByCodePoints(shown.length(), -1));
        }
        return shown + " ".repeat(ACCOUNT_BYTES - bytes(shown));
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private static String size(PackagedFile file) {
        if (FileMode.type(file.mode()).isDevice()) {
            return "%3d, %3d".formatted(FileMode.major(file), FileMode.minor(file));
        }
        return "%20d".formatted(file.isDirectory() ? 0 : file.size());
    }

    private String time(long mtime) {
        if (!Time.isTime(mtime)) {
            return Time.OLD.of(mtime);
        }
        Instant time = Instant.ofEpochSecond(mtime);
        boolean recent = !now.isAfter(time.plus(RECENT)) && !now.isBefore(time.minus(CLOCK_DIFFERENCE));
        return (recent ? Time.RECENT : Time.OLD).of(mtime);
    }

    private static String name(PackagedFile file) {
        String path = Printable.line(file.path());
        return file.isSymlink() ? "%s -> %s".formatted(path, Printable.line(file.linkTarget())) : path;
    }
}
