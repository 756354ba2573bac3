package io.github.apprpm.diff;

import io.github.apprpm.library.Inventory;
import io.github.apprpm.library.KnownLibraries;
import io.github.apprpm.library.PackageContents;
import io.github.apprpm.library.Part;
import io.github.apprpm.rpm.PayloadVisitor;
import io.github.apprpm.rpm.RpmPackage;
import java.io.IOException;
import java.util.List;

/**
 * Compares two packages. Each payload is read once at most, in constant memory; where the headers have digests of
 * different kinds, files are measured in a pass of their own before.
 */
public final class PackageComparison {
    /** For packages whose jars are not compared. */
    private static final PackageContents UNREAD = new PackageContents(List.of(), new Part("/", 0, List.of()));

    private final RpmPackage before;
    private final RpmPackage after;
    private final FileComparison files;

    public PackageComparison(RpmPackage before, RpmPackage after) throws IOException {
        this.before = before;
        this.after = after;
        this.files = new FileComparison(before, after);
    }

    /** Keeps what the comparison asks of the newer payload; reads the fronts of files. */
    public PayloadVisitor newer() {
        return files.textsAfter();
    }

    /** Reads both payloads. */
    PackageDiff read() throws IOException {
        return diff(read(after, files.textsAfter(), PayloadVisitor.NONE), PayloadVisitor.NONE);
    }

    /**
     * Reads the older payload.
     *
     * @param newer what is in the newer package, whose payload {@link #newer()} has seen
     * @param older who else wants to see the older payload, in the same pass; if the comparison does not need it, nobody does
     */
    public PackageDiff diff(PackageContents newer, PayloadVisitor older) throws IOException {
        JarInventory jarsBefore = new JarInventory(before, read(before, files.textsBefore(), older));
        JarInventory jarsAfter = new JarInventory(after, files.differsInJars() ? newer : UNREAD);
        List<LibraryChange> libraries = LibraryComparison.of(jarsBefore, jarsAfter);
        return new PackageDiff(
                before,
                after,
                MetadataComparison.of(before, after),
                DependencyComparison.of(before, after),
                ScriptletComparison.of(before, after),
                ScriptletComparison.triggers(before, after),
                files.changes(),
                libraries,
                SizeComparison.of(jarsBefore, jarsAfter, libraries));
    }

    private PackageContents read(RpmPackage rpm, SmallTexts texts, PayloadVisitor other) throws IOException {
        if (files.differsInJars()) {
            Inventory inventory = new Inventory(KnownLibraries.NONE);
            rpm.readPayload(PayloadVisitor.inTurn(other, texts, inventory));
            return inventory.contents();
        }
        if (!texts.isEmpty()) {
            rpm.readPayload(PayloadVisitor.inTurn(other, texts));
        }
        return UNREAD;
    }
}
