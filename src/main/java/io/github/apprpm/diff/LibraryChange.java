package io.github.apprpm.diff;

import io.github.apprpm.library.Coordinates;
import io.github.apprpm.library.Library;
import java.util.List;

/**
 * A library that only one package has, or that both have in other versions or with other bytes.
 *
 * @param kind what happened to it
 * @param places where it is; the same change in several places is one
 * @param inside the changes of what is in it
 */
public record LibraryChange(Kind kind, List<Change<Library>> places, List<LibraryChange> inside) {
    /** What happened to a library. */
    public enum Kind {
        ADDED,
        REMOVED,
        UPGRADED,
        DOWNGRADED,
        /** Other bytes under the same version. */
        ALTERED
    }

    public LibraryChange {
        if (places.isEmpty()) {
            throw new IllegalArgumentException("A change of a library needs a place");
        }
        places = List.copyOf(places);
        inside = List.copyOf(inside);
    }

    public Change<Coordinates> coordinates() {
        return places.get(0).map(Library::coordinates);
    }

    /** What stays the same from version to version: {@code com.acme:shop}. */
    public String id() {
        return coordinates().last().id();
    }

    /** As in {@code com.acme:shop 1.0 -> 1.1}. */
    @Override
    public String toString() {
        return "%s %s".formatted(id(), versions()).strip();
    }

    /** The version, or both. */
    String versions() {
        Change<String> versions = coordinates().map(value -> value.version().orElse("?"));
        return kind == Kind.UPGRADED || kind == Kind.DOWNGRADED
                ? "%s -> %s"
                        .formatted(
                                versions.before().orElseThrow(),
                                versions.after().orElseThrow())
                : coordinates().last().version().orElse("");
    }
}
