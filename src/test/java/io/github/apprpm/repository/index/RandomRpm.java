package io.github.apprpm.repository.index;

import io.github.apprpm.model.DependencyKind;
import io.github.apprpm.repository.index.ForgedRpm.Age;
import io.github.apprpm.rpm.DependencyTags;
import io.github.apprpm.rpm.RpmTag;
import io.github.apprpm.rpm.SignatureTag;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.Stream;

/** Packages whose tags a seed decides, from few values, so that they often meet: what one never thinks of. */
final class RandomRpm {
    private static final String[] WORDS = {
        "shop",
        "x",
        "größe",
        "a b",
        "<tag>",
        "Q&A",
        "\"quoted\"",
        "it's",
        "tab\there",
        "line\nline",
        "line\r\nline",
        "日本",
        "😀",
        "\u00a0",
        "x\u007f",
        " leading",
        "trailing ",
        "ÿ",
        "\u0085",
    };
    private static final String[] CAPABILITIES = {
        "a",
        "b",
        "shop",
        "größe",
        "(a or b)",
        "(a if \"b\")",
        "rpmlib(CompressedFileNames)",
        "rpmlib(X)",
        "libc.so.6",
        "libc.so.6()(64bit)",
        "libc.so.6(GLIBC_2.4)",
        "libc.so.6(GLIBC_2.14)(64bit)",
        "libc.so.6(GLIBC_2.3.4)",
        "libc.so.60",
        "libc.so.6(X",
        "/etc/shop",
        "/usr/bin/shop",
        "/usr/lib/x",
        "/sbin/x<y",
        "config(shop)",
        "",
        "pkgconfig(x) & y",
    };
    private static final String[] VERSIONS = {
        "",
        "",
        "1",
        "1.0",
        "1.0-1",
        "0:1.0-1",
        "2:1.0",
        "a:1",
        ":1",
        "1:",
        "1-",
        "-1",
        " 1:2",
        "+1:2",
        "-3:4",
        "1:2-3-4",
        "1.0:2",
        "1.0-1.é",
        "ä:1",
        "1~rc1^git",
    };
    private static final long[] FLAGS = {
        0,
        2,
        4,
        8,
        10,
        12,
        6,
        14,
        8 | 1 << 6,
        8 | 1 << 9,
        1 << 10,
        1 << 11,
        1 << 12,
        1 << 19,
        8 | 1 << 19,
        1 << 27,
        1 << 24
    };
    private static final String[] DIRECTORIES = {
        "/", "/etc/", "/usr/bin/", "/opt/sbin/x/", "/usr/lib/", "/var/größe/", "/a&b/", "/robin/", "", "/etc", "bin/"
    };
    private static final String[] NAMES = {"shop", "sendmail", "größe", "<x>", "", "bin", "a b", "x\r"};
    private static final int[] MODES = {0100644, 0100755, 040755, 0120777, 020600, 0};
    private static final long[] TIMES = {1, 86_400, 86_400, 86_401, 1_700_000_000, 0};
    private static final int[] OPTIONAL = {
        RpmTag.SUMMARY,
        RpmTag.DESCRIPTION,
        RpmTag.PACKAGER,
        RpmTag.URL,
        RpmTag.LICENSE,
        RpmTag.VENDOR,
        RpmTag.GROUP,
        RpmTag.BUILDHOST
    };

    /** Random numbers of seeds that are close to each other begin alike. */
    private static final long SPREAD = 0x9E37_79B9_7F4A_7C15L;

    private final Random random;
    private final Charset charset;
    private final Age age;
    private final ForgedRpm rpm;

    private RandomRpm(long seed) {
        this.random = new Random(seed * SPREAD);
        this.age = of(Age.RPM_2, Age.RPM_4_8, Age.TODAY, Age.TODAY);
        this.charset = of(StandardCharsets.UTF_8, StandardCharsets.UTF_8, StandardCharsets.ISO_8859_1);
        boolean isSource = chance(8);
        this.rpm = new ForgedRpm(age, isSource);
        names(isSource);
        sizes();
        Stream.of(DependencyKind.values()).map(DependencyTags::of).forEach(this::dependencies);
        if (chance(8)) {
            dependencies(new DependencyTags(1156, 1157, 1158));
            dependencies(new DependencyTags(1159, 1160, 1161));
        }
        files(isSource);
        changes();
        byte[] payload = new byte[random.nextInt(300)];
        random.nextBytes(payload);
        rpm.payload(payload);
    }

    static Path write(long seed, Path file) throws IOException {
        return new RandomRpm(seed).rpm.writeTo(file);
    }

    /** The same, without a digest of anything. */
    static Path writeWithoutDigests(long seed, Path file) throws IOException {
        return new RandomRpm(seed).rpm.withoutDigests().writeTo(file);
    }

    private void names(boolean isSource) {
        rpm.text(RpmTag.NAME, of("shop", "shop", "größe", "a<b"), charset)
                .text(RpmTag.VERSION, of("1.0", "1.0", "1~rc1", "1&2"), charset)
                .text(RpmTag.RELEASE, of("1", "1", "1.el9", "1&2"), charset)
                .text(RpmTag.ARCH, of("noarch", "x86_64"), charset);
        if (chance(3)) {
            rpm.numbers(RpmTag.EPOCH, of(0L, 1L, 0xFFFF_FFFFL));
        }
        for (int tag : OPTIONAL) {
            if (!chance(8)) {
                rpm.text(tag, words(), charset);
            }
        }
        if (chance(4)) {
            rpm.texts(RpmTag.HEADERI18NTABLE, StandardCharsets.US_ASCII, "C", "de", "ja")
                    .translations(RpmTag.SUMMARY, charset, "shop", "größe", "x")
                    .translations(RpmTag.GROUP, charset, words());
        }
        if (!isSource && !chance(16)) {
            rpm.text(RpmTag.SOURCERPM, of("shop-1.0-1.src.rpm", "größe & more"), charset);
        } else if (isSource && chance(2)) {
            rpm.numbers(RpmTag.SOURCEPACKAGE, 1);
        }
        if (!chance(8)) {
            rpm.numbers(RpmTag.BUILDTIME, TIMES[random.nextInt(TIMES.length)]);
        }
    }

    private void sizes() {
        if (!chance(4)) {
            rpm.numbers(RpmTag.SIZE, random.nextInt());
        }
        if (chance(8)) {
            rpm.longNumber(RpmTag.LONGSIZE, 1L << 40 | random.nextInt(99));
        }
        if (chance(8)) {
            rpm.numbers(RpmTag.ARCHIVESIZE, random.nextInt()); // rpm reads none that has it in both headers
        } else if (!chance(4)) {
            rpm.signatureNumber(SignatureTag.PAYLOADSIZE, random.nextInt());
        }
        if (chance(8)) {
            rpm.signatureNumber(SignatureTag.LONGARCHIVESIZE, 1L << 33 | random.nextInt(99));
        }
    }

    private void dependencies(DependencyTags tags) {
        int count = chance(3) ? 0 : random.nextInt(12);
        if (count == 0) {
            return;
        }
        rpm.texts(tags.name(), charset, texts(count, CAPABILITIES))
                .texts(tags.version(), charset, texts(count, VERSIONS))
                .numbers(
                        tags.flags(),
                        random.ints(count, 0, FLAGS.length)
                                .mapToLong(i -> FLAGS[i])
                                .toArray());
    }

    private void files(boolean isSource) {
        int count = chance(5) ? 0 : 1 + random.nextInt(15);
        if (count == 0) {
            return;
        }
        String[] names = texts(count, NAMES);
        String[] directories = isSource ? new String[] {""} : texts(1 + random.nextInt(count), DIRECTORIES);
        if (age == Age.RPM_2 && chance(2)) {
            String[] paths = Stream.of(names)
                    .map(name -> isSource ? name : "/etc/" + name)
                    .toArray(String[]::new);
            rpm.texts(RpmTag.OLDFILENAMES, charset, paths);
        } else {
            rpm.texts(RpmTag.BASENAMES, charset, names)
                    .texts(RpmTag.DIRNAMES, charset, directories)
                    .numbers(
                            RpmTag.DIRINDEXES,
                            random.longs(count, 0, directories.length).toArray());
        }
        rpm.shorts(
                RpmTag.FILEMODES,
                random.ints(count, 0, MODES.length).map(i -> MODES[i]).toArray());
        rpm.numbers(RpmTag.FILEFLAGS, random.longs(count, 0, 128).toArray());
    }

    private void changes() {
        int count = chance(4) ? 0 : random.nextInt(16);
        if (count == 0) {
            return;
        }
        rpm.numbers(
                        RpmTag.CHANGELOGTIME,
                        random.ints(count, 0, TIMES.length)
                                .mapToLong(i -> TIMES[i])
                                .toArray())
                .texts(
                        RpmTag.CHANGELOGNAME,
                        charset,
                        Stream.generate(() -> "A " + words() + (chance(2) ? "   " : ""))
                                .limit(count)
                                .toArray(String[]::new))
                .texts(
                        RpmTag.CHANGELOGTEXT,
                        charset,
                        Stream.generate(this::words).limit(count).toArray(String[]::new));
    }

    private String words() {
        return String.join(of("", " ", "-"), texts(random.nextInt(5), WORDS));
    }

    private String[] texts(int count, String... from) {
        return random.ints(count, 0, from.length).mapToObj(i -> from[i]).toArray(String[]::new);
    }

    @SafeVarargs
    private final <T> T of(T... values) {
        return values[random.nextInt(values.length)];
    }

    /** One time in so many. */
    private boolean chance(int times) {
        return random.nextInt(times) == 0;
    }
}
