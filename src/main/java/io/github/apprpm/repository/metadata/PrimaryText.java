package io.github.apprpm.repository.metadata;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads facts of packages out of {@code primary.xml} in the form that createrepo_c gives it: one element a line, their
 * order fixed, and no {@code <} but that of an element.
 */
final class PrimaryText {
    private static final String END = "\n</package>\n";
    private static final String LOCATION = "\n  <location ";
    private static final String HREF = "href=\"";
    private static final Pattern REFERENCE = Pattern.compile("&(#x?)?(\\w+);");

    /** Each byte is a character, which makes the search cheap. */
    private final String text;

    private int at;

    private PrimaryText(byte[] parts) {
        this.text = new String(parts, StandardCharsets.ISO_8859_1);
    }

    /**
     * @param parts the parts of some packages, one behind the other
     * @throws IllegalArgumentException if they are not what createrepo_c writes
     */
    static List<PackageFacts> facts(byte[] parts) {
        PrimaryText primary = new PrimaryText(parts);
        List<PackageFacts> facts = new ArrayList<>();
        while (primary.at < primary.text.length()) {
            facts.add(primary.next());
        }
        return facts;
    }

    /** Parts of packages apart from each other, of any of the three files. */
    static List<byte[]> split(byte[] parts) {
        String text = new String(parts, StandardCharsets.ISO_8859_1);
        List<byte[]> single = new ArrayList<>();
        for (int begin = 0; begin < parts.length; ) {
            int end = end(text, begin);
            single.add(java.util.Arrays.copyOfRange(parts, begin, end));
            begin = end;
        }
        return single;
    }

    /** The part of a package whose path begins with a directory; nothing if it lies at another address. */
    static Optional<byte[]> below(String directory, byte[] part) {
        String text = new String(part, StandardCharsets.ISO_8859_1);
        int begin = text.indexOf(LOCATION);
        int end = text.indexOf("/>", begin);
        int href = text.indexOf(HREF, begin) + HREF.length();
        if (begin < 0 || href < HREF.length() || href > end) {
            throw new IllegalArgumentException("a package has no location");
        }
        return text.substring(begin, href).contains(" xml:base=")
                ? Optional.empty()
                : Optional.of((text.substring(0, href) + directory + "/" + text.substring(href))
                        .getBytes(StandardCharsets.ISO_8859_1));
    }

    private static int end(String text, int from) {
        int end = text.indexOf(END, from);
        if (end < 0) {
            throw new IllegalArgumentException("a package has no end");
        }
        return end + END.length();
    }

    private PackageFacts next() {
        int end = end(text, at);
        String name = between("\n  <name>", "<");
        String architecture = between("\n  <arch>", "<");
        String epoch = between("\n  <version epoch=\"", "\"");
        String version = between(" ver=\"", "\"");
        String release = between(" rel=\"", "\"");
        String pkgid = between(" pkgid=\"YES\">", "<");
        String modified = between("\n  <time file=\"", "\"");
        String size = between("\n  <size package=\"", "\"");
        String href = between(LOCATION, "/>");
        int begin = href.lastIndexOf(HREF) + HREF.length();
        if (begin < HREF.length() || begin >= href.length() || at > end) {
            throw new IllegalArgumentException("a package lacks an element");
        }
        at = end;
        return new PackageFacts(
                href.substring(begin, href.length() - 1),
                Long.parseLong(size),
                Long.parseLong(modified),
                pkgid,
                name,
                epoch,
                version,
                release,
                architecture);
    }

    private String between(String before, String behind) {
        int begin = text.indexOf(before, at);
        int end = begin < 0 ? -1 : text.indexOf(behind, begin + before.length());
        if (end < 0) {
            throw new IllegalArgumentException("a package has no '%s'".formatted(before.strip()));
        }
        at = end;
        return unescaped(text.substring(begin + before.length(), end));
    }

    /** The text that an element or attribute stands for; each character is a byte of it. */
    static String unescaped(String latin1) {
        String plain = isAscii(latin1)
                ? latin1
                : new String(latin1.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
        return plain.indexOf('&') < 0
                ? plain
                : REFERENCE
                        .matcher(plain)
                        .replaceAll(match -> Matcher.quoteReplacement(
                                match.group(1) == null
                                        ? named(match.group(2))
                                        : numbered(match.group(1), match.group(2))));
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }

    private static String named(String entity) {
        return switch (entity) {
            case "amp" -> "&";
            case "lt" -> "<";
            case "gt" -> ">";
            case "quot" -> "\"";
            case "apos" -> "'";
            default -> throw new IllegalArgumentException("&%s; is not known".formatted(entity));
        };
    }

    private static String numbered(String prefix, String digits) {
        return Character.toString(Integer.parseInt(digits, prefix.equals("#x") ? 16 : 10));
    }
}
