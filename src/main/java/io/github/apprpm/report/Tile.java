package io.github.apprpm.report;

import io.github.apprpm.library.Part;
import io.github.apprpm.model.InstallPath;
import io.github.apprpm.text.Count;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * An area of the plot: a part of the package that is large enough, or what contains such parts.
 *
 * @param path where it is, as {@code /var/app/shop/lib/shop.jar!/jackson-core.jar}
 * @param kind what it is, or the most of what is in it, for its colour
 * @param bytes the installed bytes
 * @param parts what is shown in it, the largest first; nothing if it is shown as one
 * @param names the names of the largest of several small parts, for readers who point at it; else empty
 */
record Tile(String path, Kind kind, long bytes, List<Tile> parts, String names) {
    /** How many small parts are named. */
    private static final int MOST_NAMES = 6;

    private static final Pattern ARCHIVE = Pattern.compile("(?i).+\\.(jar|war|ear)");
    /** Above this share, in percent, a part is shown without the directory around it. */
    private static final int DOMINATED = 90;
    /** From this share on, in percent, the content of a jar without jars is shown. */
    private static final int WORTH_OPENING = 20;

    private static final int PERCENT = 100;

    /** What tiles are coloured by. */
    enum Kind {
        LIBRARY("jar"),
        CONTENT("classes and resources in a jar"),
        FILE("other file"),
        REST("several small parts");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        /** For the legend. */
        String words() {
            return words;
        }

        String styleClass() {
            return "tile-" + name().charAt(0);
        }
    }

    Tile {
        parts = List.copyOf(parts);
    }

    /** What is too small to be shown by itself. */
    static Tile rest(List<Tile> small, Tile group) {
        String path = Count.of(small.size(), "smaller part") + " in " + group.path;
        String names = small.stream().limit(MOST_NAMES).map(Tile::label).collect(Collectors.joining(", "));
        return new Tile(
                path,
                Kind.REST,
                small.stream().mapToLong(Tile::bytes).sum(),
                List.of(),
                small.size() > MOST_NAMES ? names + " ..." : names);
    }

    Tile(String path, Kind kind, long bytes, List<Tile> parts) {
        this(path, kind, bytes, parts, "");
    }

    /** All parts of a package. */
    static Tile of(Part root) {
        List<Tile> tiles = new ArrayList<>();
        root.parts().forEach(part -> addTo(tiles, part, "/", root.bytes()));
        return new Tile("/", Kind.FILE, root.bytes(), sorted(tiles));
    }

    /** Adds a part, or what is in it, if that is nearly all one thing. */
    private static void addTo(List<Tile> tiles, Part part, String before, long whole) {
        if (part.bytes() == 0) {
            return;
        }
        String path = before + part.name();
        if (ARCHIVE.matcher(part.name()).matches()) {
            tiles.add(archive(part, path, whole));
        } else if (part.parts().isEmpty()) {
            tiles.add(new Tile(path, Kind.FILE, part.bytes(), List.of()));
        } else if (isDominated(part)) {
            part.parts().forEach(inner -> addTo(tiles, inner, path + "/", whole));
        } else {
            List<Tile> inner = new ArrayList<>();
            part.parts().forEach(each -> addTo(inner, each, path + "/", whole));
            List<Tile> sorted = sorted(inner);
            tiles.add(new Tile(path, sorted.get(0).kind, part.bytes(), sorted));
        }
    }

    private static boolean isDominated(Part directory) {
        return directory.parts().stream().anyMatch(part -> part.bytes() * PERCENT > directory.bytes() * DOMINATED);
    }

    private static Tile archive(Part jar, String path, long whole) {
        boolean holdsJars = jar.parts().stream()
                .anyMatch(part -> ARCHIVE.matcher(part.name()).matches());
        if (!holdsJars && (path.contains("!/") || jar.bytes() * PERCENT < whole * WORTH_OPENING)) {
            return new Tile(path, Kind.LIBRARY, jar.bytes(), List.of());
        }
        List<Tile> inner = new ArrayList<>();
        for (Part part : jar.parts()) {
            String innerPath = path + "!/" + part.name();
            if (ARCHIVE.matcher(part.name()).matches()) {
                inner.add(archive(part, innerPath, whole));
            } else {
                inner.add(new Tile(innerPath, Kind.CONTENT, part.bytes(), List.of()));
            }
        }
        return new Tile(path, Kind.LIBRARY, jar.bytes(), sorted(inner));
    }

    private static List<Tile> sorted(List<Tile> tiles) {
        return tiles.stream()
                .filter(tile -> tile.bytes > 0)
                .sorted((one, other) -> one.bytes == other.bytes
                        ? one.path.compareTo(other.path)
                        : Long.compare(other.bytes, one.bytes))
                .toList();
    }

    /** The last part of the path. */
    String label() {
        return kind == Kind.REST ? path.substring(0, path.indexOf(" in ")) : InstallPath.name(path);
    }
}
