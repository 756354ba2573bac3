package io.github.apprpm.application;

import io.github.apprpm.model.InstallPath;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An entry of a manifest's {@code Class-Path}: a URL relative to the jar, of which the JVM takes files only (JAR File
 * Specification, "Class-Path Attribute").
 *
 * @param text as it is written
 * @param path the path that it means, absolute or relative to the directory of the jar; empty if the JVM reads no such URL
 * @param isDirectory whether it means a directory
 */
record ClassPathEntry(String text, Optional<String> path, boolean isDirectory) {
    private static final Pattern SCHEME = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*):(.*)");
    private static final String HEXADECIMAL = "[0-9A-Fa-f]{2}";
    /** What stands for itself in the path of a URL; a colon would begin one of another scheme. */
    private static final String UNRESERVED = "-._~!$&'()*+,;=@/";

    static ClassPathEntry of(String text) {
        Matcher scheme = SCHEME.matcher(text);
        String url = text;
        if (scheme.matches()) {
            if (!scheme.group(1).equalsIgnoreCase("file")) {
                return new ClassPathEntry(text, Optional.empty(), false);
            }
            url = scheme.group(2).replaceFirst("^//[^/]*", "");
        }
        url = url.replaceFirst("[?#].*", "");
        return new ClassPathEntry(text, decoded(url).map(ClassPathEntry::normal), url.matches("(.*/)?\\.{0,2}"));
    }

    /** The entry that means a file with this relative path. */
    static String encoded(String path) {
        StringBuilder url = new StringBuilder();
        for (byte octet : path.getBytes(StandardCharsets.UTF_8)) {
            char character = (char) (octet & 0xFF);
            boolean isPlain =
                    character < 0x80 && (Character.isLetterOrDigit(character) || UNRESERVED.indexOf(character) >= 0);
            url.append(isPlain ? String.valueOf(character) : "%%%02X".formatted((int) character));
        }
        return url.toString();
    }

    /** A plus stays a plus, unlike in a form. */
    private static Optional<String> decoded(String url) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        String[] parts = url.split("%", -1);
        bytes.writeBytes(parts[0].getBytes(StandardCharsets.UTF_8));
        for (int i = 1; i < parts.length; i++) {
            if (parts[i].length() < 2 || !parts[i].substring(0, 2).matches(HEXADECIMAL)) {
                return Optional.empty();
            }
            bytes.write(Integer.parseInt(parts[i].substring(0, 2), 16));
            bytes.writeBytes(parts[i].substring(2).getBytes(StandardCharsets.UTF_8));
        }
        String path = bytes.toString(StandardCharsets.UTF_8);
        return path.indexOf('\0') >= 0 ? Optional.empty() : Optional.of(path);
    }

    /** Dots are resolved in the text, whatever is a symbolic link, as in any URL. */
    static String normal(String path) {
        Deque<String> parts = new ArrayDeque<>();
        for (String part : path.split("/")) {
            if (part.equals("..") && !parts.isEmpty() && !parts.peekLast().equals("..")) {
                parts.removeLast();
            } else if (!part.isEmpty() && !part.equals(".")) {
                parts.addLast(part);
            }
        }
        return (path.startsWith("/") ? "/" : "") + String.join("/", parts);
    }

    /** Where it is on this machine. */
    Optional<Path> on(Path jar) {
        return path.map(value -> jar.toAbsolutePath().resolveSibling(value).normalize());
    }

    /**
     * Where it is among the files of the application.
     *
     * @param place the place of the jar
     * @return empty if it is not among them
     */
    Optional<String> below(String place) {
        return path.filter(value -> !value.startsWith("/"))
                .map(value -> normal("." + InstallPath.parent("/" + place) + "/" + value))
                .filter(value -> !value.startsWith(".."));
    }
}
