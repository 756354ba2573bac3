package io.github.apprpm.library;

import io.github.apprpm.model.Entry;
import io.github.apprpm.model.Entry.RegularFile;
import io.github.apprpm.model.Payload;
import io.github.apprpm.rpm.RpmPackage;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a package consists of.
 *
 * @param libraries the jars and wars that it installs, in the order of their paths, with what is in them
 * @param size what takes the space; its root is {@code /}
 */
public record PackageContents(List<Library> libraries, Part size) {
    public PackageContents {
        libraries = List.copyOf(libraries);
    }

    /** Reads the payload of a package once. */
    public static PackageContents of(RpmPackage rpm, KnownLibraries known) throws IOException {
        Inventory inventory = new Inventory(known);
        rpm.readPayload(inventory);
        return inventory.contents();
    }

    /** Reads the files of a package that is still to be written. */
    public static PackageContents of(Payload payload, KnownLibraries known) throws IOException {
        Inventory inventory = new Inventory(known);
        for (Entry entry : payload.entries()) {
            if (entry instanceof RegularFile file && !file.isGhost()) {
                try (InputStream content = file.content().open()) {
                    inventory.add(file.path(), file.content().size(), content);
                }
            }
        }
        return inventory.contents();
    }

    /** All libraries, with those in others. */
    public Stream<Library> all() {
        return libraries.stream().flatMap(Library::all);
    }
}
