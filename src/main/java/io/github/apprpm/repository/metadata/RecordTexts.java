package io.github.apprpm.repository.metadata;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the metadata say of a package in words, such as a search looks for. */
public final class RecordTexts {
    private static final String ENTRY = "<rpm:entry name=\"";

    private RecordTexts() {}

    public static String summary(PackageRecord record) {
        return between(text(record.primary()), "\n  <summary>", "<")
                .map(PrimaryText::unescaped)
                .orElse("");
    }

    /** The names of what the package provides, without versions. */
    public static List<String> provides(PackageRecord record) {
        return between(text(record.primary()), "<rpm:provides>", "</rpm:provides>")
                .map(provides -> each(provides, ENTRY, "\""))
                .orElse(List.of());
    }

    /** The paths of all that the package installs. */
    public static List<String> files(PackageRecord record) {
        List<String> files = new ArrayList<>();
        for (String element : each(text(record.filelists()), "<file", "</file>")) {
            files.add(element.substring(element.indexOf('>') + 1));
        }
        return files;
    }

    /** Each byte is a character, which makes the search cheap. */
    private static String text(byte[] part) {
        return new String(part, StandardCharsets.ISO_8859_1);
    }

    private static Optional<String> between(String text, String before, String behind) {
        int begin = text.indexOf(before);
        int end = begin < 0 ? -1 : text.indexOf(behind, begin + before.length());
        return end < 0 ? Optional.empty() : Optional.of(text.substring(begin + before.length(), end));
    }

    private static List<String> each(String text, String before, String behind) {
        List<String> all = new ArrayList<>();
        for (int begin = text.indexOf(before); begin >= 0; begin = text.indexOf(before, begin)) {
            begin += before.length();
            int end = text.indexOf(behind, begin);
            if (end < 0) {
                throw new IllegalArgumentException("'%s' has no end".formatted(before.strip()));
            }
            all.add(PrimaryText.unescaped(text.substring(begin, end)));
            begin = end;
        }
        return all;
    }
}
