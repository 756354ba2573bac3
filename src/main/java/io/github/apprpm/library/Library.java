package io.github.apprpm.library;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A jar or war in a package, in another jar, or one whose content was unpacked into another jar ("shaded").
 *
 * @param path where it is, as {@code /var/app/shop/lib/shop.jar!/BOOT-INF/lib/jackson-core-2.22.4.jar}; of a shaded one,
 *     where its descriptor is
 * @param coordinates what it is
 * @param evidence what the coordinates were read from
 * @param size its bytes; 0 if shaded
 * @param packedSize the bytes that it takes in the jar around it, or {@code size} if there is none
 * @param sha256 the digest of its bytes in hexadecimal digits; empty if shaded
 * @param licenses what it says of its licences: names, SPDX identifiers or addresses
 * @param libraries what is in it
 * @param notes why this description may be incomplete
 */
public record Library(
        String path,
        Coordinates coordinates,
        CoordinateSource evidence,
        long size,
        long packedSize,
        Optional<String> sha256,
        List<String> licenses,
        List<Library> libraries,
        List<String> notes) {
    public Library {
        licenses = List.copyOf(licenses);
        libraries = List.copyOf(libraries);
        notes = List.copyOf(notes);
    }

    /** Whether it has no file of its own: it was unpacked into the jar around it. */
    public boolean isShaded() {
        return sha256.isEmpty();
    }

    Library packedTo(long bytes) {
        return new Library(path, coordinates, evidence, size, bytes, sha256, licenses, libraries, notes);
    }

    /** Itself, and all that is in it. */
    public Stream<Library> all() {
        return Stream.concat(Stream.of(this), libraries.stream().flatMap(Library::all));
    }
}
