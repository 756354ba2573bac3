package io.github.apprpm.repository.metadata;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads {@code repomd.xml} in the form that createrepo_c gives it, one element a line, without a parser for all of XML, which
 * costs a build more than to read the file. What it has read is right if it gives the same bytes again.
 */
final class RepomdText {
    private static final String TAGS = "  <tags>";
    private static final String DATA = "  <data type=\"";

    private final String[] lines;
    private int at;

    private RepomdText(String text) {
        this.lines = text.split("\n");
    }

    /** @return nothing if the file has another form */
    static Optional<Repomd> parse(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        for (int i = 0; i < text.length(); i++) {
            if (!isPlain(text.charAt(i))) {
                return Optional.empty();
            }
        }
        Repomd repomd = new RepomdText(text).read();
        return Arrays.equals(repomd.bytes(), bytes) ? Optional.of(repomd) : Optional.empty();
    }

    /** Whether a character stands for itself. */
    private static boolean isPlain(char character) {
        return (character == '\n' || character >= ' ') && character != '&' && character < Character.MIN_SURROGATE;
    }

    private static boolean isOfName(char character) {
        return character >= 'a' && character <= 'z' || character == '-' || character == '_';
    }

    private Repomd read() {
        String revision = "";
        List<RepomdData.Field> tags = List.of();
        List<RepomdData> data = new ArrayList<>();
        for (; at < lines.length; at++) {
            String line = lines[at];
            if (line.startsWith(DATA)) {
                data.add(new RepomdData(between(line, DATA, "\">"), fields("    <")));
            } else if (line.equals(TAGS)) {
                tags = fields("    <");
            } else if (line.startsWith("  <revision>")) {
                revision = field(line).text();
            }
        }
        return new Repomd(revision, tags, data);
    }

    /** The elements on the next lines. */
    private List<RepomdData.Field> fields(String before) {
        List<RepomdData.Field> fields = new ArrayList<>();
        while (at + 1 < lines.length && lines[at + 1].startsWith(before)) {
            fields.add(field(lines[++at]));
        }
        return fields;
    }

    private static RepomdData.Field field(String line) {
        String head = between(line, "<", line.contains("</") ? ">" : "/>");
        String name = between(head + " ", "", " ");
        Map<String, String> attributes = new LinkedHashMap<>();
        for (int begin = name.length(); head.indexOf("=\"", begin) > begin; ) {
            int equals = head.indexOf("=\"", begin);
            int end = Math.max(equals + 2, head.indexOf('"', equals + 2));
            attributes.put(head.substring(begin + 1, equals), head.substring(equals + 2, end));
            begin = end + 1;
        }
        for (int i = 0; i < name.length(); i++) {
            if (!isOfName(name.charAt(i))) {
                return new RepomdData.Field("", Map.of(), "");
            }
        }
        return new RepomdData.Field(name, attributes, between(line, ">", "</").strip());
    }

    /** Nothing if one of the marks is not there. */
    private static String between(String text, String before, String behind) {
        int begin = text.indexOf(before) + before.length();
        int end = text.indexOf(behind, begin);
        return begin < before.length() || end < 0 ? "" : text.substring(begin, end);
    }
}
