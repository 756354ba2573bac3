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
    /** One digit more fits in 64 bits. */
    private static final long LARGEST = Long.MAX_VALUE / 10 - 1;

    private static final Pattern REFERENCE = Pattern.compile("&(#x?)?(\\w+);");

    /** Each byte is a character, which makes the search cheap. */
    private final String text;

    private int at;
    /** Behind the package that is read. */
    private int end;

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
        int href = href(text);
        return text.substring(text.indexOf(LOCATION), href).contains(" xml:base=")
                ? Optional.empty()
                : Optional.of((text.substring(0, href) + directory + "/" + text.substring(href))
                        .getBytes(StandardCharsets.ISO_8859_1));
    }

    /** The part of a package that has another path, of characters that XML writes as they are. */
    static byte[] at(String path, byte[] part) {
        String text = new String(part, StandardCharsets.ISO_8859_1);
        int href = href(text);
        return (text.substring(0, href) + path + text.substring(text.indexOf('"', href)))
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Where the path of a package begins. */
    private static int href(String text) {
        int begin = text.indexOf(LOCATION);
        int end = text.indexOf("/>", begin);
        int href = text.indexOf(HREF, begin) + HREF.length();
        if (begin < 0 || href < HREF.length() || href > end) {
            throw new IllegalArgumentException("a package has no location");
        }
        return href;
    }

    private static int end(String text, int from) {
        int end = text.indexOf(END, from);
        if (end < 0) {
            throw new IllegalArgumentException("a package has no end");
        }
        return end + END.length();
    }

    private PackageFacts next() {
        end = end(text, at);
        String name = text("\n  <name>", '<');
        String architecture = text("\n  <arch>", '<');
        String epoch = text("\n  <version epoch=\"", '"');
        String version = text(" ver=\"", '"');
        String release = text(" rel=\"", '"');
        String pkgid = text(" pkgid=\"YES\">", '<');
        long modified = number("\n  <time file=\"");
        long size = number("\n  <size package=\"");
        find(LOCATION);
        String href = text(HREF, '"');
        at = end;
        return new PackageFacts(href, size, modified, pkgid, name, epoch, version, release, architecture);
    }

    /** Goes behind markup. */
    private void find(String markup) {
        int found = text.indexOf(markup, at);
        if (found < 0 || found + markup.length() >= end) {
            throw lacks(markup);
        }
        at = found + markup.length();
    }

    private static IllegalArgumentException lacks(String markup) {
        return new IllegalArgumentException("a package lacks '%s'".formatted(markup.strip()));
    }

    private long number(String before) {
        find(before);
        int begin = at;
        long number = 0;
        for (char digit = text.charAt(at); digit != '"'; digit = text.charAt(++at)) {
            if (digit < '0' || digit > '9' || number > LARGEST) {
                throw lacks(before);
            }
            number = 10 * number + digit - '0';
        }
        if (at == begin) {
            throw lacks(before);
        }
        return number;
    }

    /** The text of an element or attribute: one loop looks at each character, which a JVM that runs once is slow with. */
    private String text(String before, char behind) {
        find(before);
        int begin = at;
        boolean isPlain = true;
        for (char c = text.charAt(at); c != behind; c = text.charAt(++at)) {
            if (at >= end - 1) {
                throw lacks(before);
            }
            isPlain &= c < 0x80 && c != '&';
        }
        return isPlain ? text.substring(begin, at) : unescaped(text.substring(begin, at));
    }

    /** The text that an element or attribute stands for; each character is a byte of it. */
    static String unescaped(String latin1) {
        String plain = new String(latin1.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
        return plain.indexOf('&') < 0
                ? plain
                : REFERENCE
                        .matcher(plain)
                        .replaceAll(match -> Matcher.quoteReplacement(
                                match.group(1) == null
                                        ? named(match.group(2))
                                        : numbered(match.group(1), match.group(2))));
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
