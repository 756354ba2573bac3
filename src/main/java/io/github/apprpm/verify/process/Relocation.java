package io.github.apprpm.verify.process;

import static java.util.stream.Collectors.joining;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Replaces the installed paths of a package in texts by the paths below the directory where the package is unpacked. */
final class Relocation {
    /** What may be in front of a path: not the rest of a longer one, or of a variable. */
    private static final String BEGIN = "(?<![\\w.~}-])";
    /** A longer name is another file's. */
    private static final String END = "(?![\\w-]|\\.\\w)";

    private final Path root;
    private final Pattern installed;

    /**
     * @param root the directory where the package is unpacked, absolute
     * @param paths the files and directories that belong to this package alone
     */
    Relocation(Path root, Collection<String> paths) {
        this.root = root;
        this.installed = Pattern.compile(BEGIN
                + paths.stream()
                        .distinct()
                        .sorted(Comparator.comparing(String::length).reversed())
                        .map(Pattern::quote)
                        .collect(joining("|", "(?:", ")"))
                + END);
    }

    /** Where an installed file is. */
    Path unpacked(String path) {
        return root.resolve(path.substring(1));
    }

    /** A text that names installed files, naming the unpacked ones. */
    String unpackedText(String text) {
        return unpackedText(text, root.toString());
    }

    /**
     * The same for a file, of any character set that has ASCII's. In a script the path of the root may need quoting; the
     * launcher has all paths in single quotes.
     */
    byte[] unpackedFile(byte[] file) {
        String text = new String(file, StandardCharsets.ISO_8859_1);
        String prefix = text.startsWith("#!") ? root.toString().replace("'", "'\\''") : root.toString();
        return unpackedText(text, new String(prefix.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1))
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    private String unpackedText(String text, String prefix) {
        return installed.matcher(text).replaceAll(found -> Matcher.quoteReplacement(prefix + found.group()));
    }

    /** A text that names unpacked files, naming them as they are installed. */
    String installedText(String text) {
        return text.replace(root + "/", "/");
    }
}
