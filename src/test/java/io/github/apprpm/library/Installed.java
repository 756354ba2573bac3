package io.github.apprpm.library;

import io.github.apprpm.model.Attributes;
import io.github.apprpm.model.Content;
import io.github.apprpm.model.Entry;
import io.github.apprpm.model.Entry.RegularFile;
import io.github.apprpm.model.Payload;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Files of a package, and what is found in them. */
public record Installed(List<Entry> entries, KnownLibraries known) {
    public static Installed nothing() {
        return new Installed(List.of(), KnownLibraries.NONE);
    }

    /** A package of one file in the application's {@code lib}. */
    public static Installed file(String name, byte[] bytes) {
        return nothing().with("/var/app/shop/lib/" + name, bytes);
    }

    public static Installed file(String name, Zip jar) {
        return file(name, jar.bytes());
    }

    public Installed with(String path, byte[] bytes) {
        List<Entry> more = new ArrayList<>(entries);
        more.add(new RegularFile(path, Attributes.root(0644), Set.of(), new Content.Generated(bytes, path)));
        return new Installed(more, known);
    }

    Installed knowing(KnownLibraries libraries) {
        return new Installed(entries, libraries);
    }

    public Payload payload() {
        try {
            return Payload.of(entries);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public PackageContents contents() {
        try {
            return PackageContents.of(payload(), known);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The only library that is a file of the package. */
    Library library() {
        List<Library> libraries = contents().libraries();
        if (libraries.size() != 1) {
            throw new IllegalStateException(libraries.toString());
        }
        return libraries.get(0);
    }

    /** What it is known as, as people write it. */
    String coordinates() {
        return library().coordinates().toString();
    }
}
