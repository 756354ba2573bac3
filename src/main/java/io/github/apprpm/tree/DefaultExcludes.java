package io.github.apprpm.tree;

import io.github.apprpm.model.Resource;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The names that version control, editors and operating systems give to files that nobody means to ship. */
final class DefaultExcludes {
    /** Lines of the list that are comments, of which a space follows: {@code #*#} is a name. */
    private static final String COMMENT = "# ";

    private static final Pattern NAMES = read("default-excludes.txt");

    private DefaultExcludes() {}

    /** Whether a file or directory of this name is left out, with all that is in it. */
    static boolean contain(String name) {
        return NAMES.matcher(name).matches();
    }

    private static Pattern read(String resource) {
        return Pattern.compile(Resource.text(DefaultExcludes.class, resource)
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith(COMMENT))
                .map(DefaultExcludes::expression)
                .collect(Collectors.joining("|")));
    }

    /** The regular expression of a glob with {@code *} and sets of characters. */
    private static String expression(String glob) {
        return glob.replaceAll("[.#$^(){}+?|]", "\\\\$0").replace("*", ".*");
    }
}
