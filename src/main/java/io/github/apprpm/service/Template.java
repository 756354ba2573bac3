package io.github.apprpm.service;

import io.github.apprpm.model.Resource;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A shell script with {@code @key@} wherever the package decides.
 *
 * @param text the script
 */
record Template(String text) {
    private static final Pattern PLACEHOLDER = Pattern.compile("@([A-Za-z]+)@");

    /** A carriage return would be part of the last word of each line, as after a checkout on Windows. */
    Template {
        text = text.replace("\r\n", "\n");
    }

    static Template ofResource(String name) {
        return new Template(Resource.text(Template.class, name));
    }

    /**
     * The value of a key in a filled script, read back from the first line where the key has a line's end to itself.
     *
     * @return empty if the script has no such line
     */
    Optional<String> value(String key, String filled) {
        String place = "@" + key + "@";
        String line = text.lines()
                .filter(each -> each.endsWith(place))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No line ends with " + place));
        String begin = line.substring(0, line.length() - place.length());
        return filled.lines()
                .filter(each -> each.startsWith(begin))
                .findFirst()
                .map(each -> each.substring(begin.length()));
    }

    /**
     * The script with a value in each place.
     *
     * @param values one for each key of the template, written as shell words where the script needs words
     * @throws IllegalArgumentException if the template has other keys than the values
     */
    String fill(Map<String, String> values) {
        Set<String> unused = new HashSet<>(values.keySet());
        String filled = PLACEHOLDER.matcher(text).replaceAll(placeholder -> {
            String key = placeholder.group(1);
            if (!values.containsKey(key)) {
                throw new IllegalArgumentException("There is no value for @" + key + "@");
            }
            unused.remove(key);
            return Matcher.quoteReplacement(values.get(key));
        });
        if (!unused.isEmpty()) {
            throw new IllegalArgumentException("The template has no place for " + unused);
        }
        return filled;
    }
}
