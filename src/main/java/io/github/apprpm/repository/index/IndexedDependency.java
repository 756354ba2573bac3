package io.github.apprpm.repository.index;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One capability as metadata name it; texts have one character for each byte.
 *
 * @param comparison {@code EQ} and the like, or nothing
 * @param epoch nothing if there is no version
 * @param isPre whether scriptlets need it, so that it has to be installed before
 */
record IndexedDependency(String name, String comparison, String epoch, String version, String release, boolean isPre) {
    private static final int SENSE = 0xf;
    /** What strtol(3) reads before the colon. */
    private static final Pattern EPOCH = Pattern.compile("(?:[ \\t\\n\\x0B\\f\\r]*[+-]?\\d+)?");

    /** @return nothing if what is before the colon of the version is not a number */
    static Optional<IndexedDependency> of(String name, long flags, String evr, boolean isPre) {
        if (evr.isEmpty()) {
            return Optional.of(new IndexedDependency(name, comparison(flags), "", "", "", isPre));
        }
        int colon = evr.indexOf(':');
        Matcher epoch = EPOCH.matcher(evr.substring(0, Math.max(0, colon)));
        if (!epoch.matches()) {
            return Optional.empty();
        }
        String rest = evr.substring(colon + 1);
        int dash = rest.indexOf('-');
        return Optional.of(new IndexedDependency(
                name,
                comparison(flags),
                epoch.group().isEmpty() ? "0" : epoch.group(),
                dash < 0 ? rest : rest.substring(0, dash),
                dash < 0 ? "" : rest.substring(dash + 1),
                isPre));
    }

    /** The word of a comparison; nothing for one that is always or never true. */
    static String comparison(long flags) {
        return switch ((int) flags & SENSE) {
            case 2 -> "LT";
            case 4 -> "GT";
            case 8 -> "EQ";
            case 10 -> "LE";
            case 12 -> "GE";
            default -> "";
        };
    }

    void writeTo(XmlBuffer xml) {
        if (name.isEmpty()) {
            return;
        }
        xml.markup("      <rpm:entry").attribute("name", name);
        if (!comparison.isEmpty()) {
            xml.attribute("flags", comparison);
            attribute(xml, "epoch", epoch);
            attribute(xml, "ver", version);
            attribute(xml, "rel", release);
        }
        xml.markup(isPre ? " pre=\"1\"/>\n" : "/>\n");
    }

    private static void attribute(XmlBuffer xml, String key, String value) {
        if (!value.isEmpty()) {
            xml.attribute(key, value);
        }
    }
}
