package io.github.apprpm.report;

import io.github.apprpm.diff.PackageComparison;
import io.github.apprpm.diff.PackageDiff;
import io.github.apprpm.library.Inventory;
import io.github.apprpm.library.KnownLibraries;
import io.github.apprpm.library.PackageContents;
import io.github.apprpm.model.PackagingException;
import io.github.apprpm.rpm.PackagedFile;
import io.github.apprpm.rpm.PayloadVisitor;
import io.github.apprpm.rpm.RpmPackage;
import io.github.apprpm.systemd.Unit;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Collects what a page shows of a payload, while the payload is read. */
final class InspectedPayload implements PayloadVisitor {
    private final PackagedUnits units = new PackagedUnits();
    private final Inventory inventory = new Inventory(KnownLibraries.NONE);
    private final List<String> problems = new ArrayList<>();
    private final Optional<PackageComparison> comparison;
    private final PayloadVisitor visitor;
    private Optional<PackageDiff> changes = Optional.empty();

    /** @param baseline the last released package, if there is one */
    InspectedPayload(RpmPackage rpm, Optional<RpmPackage> baseline) throws IOException {
        comparison = baseline.isPresent() ? comparison(baseline.get(), rpm) : Optional.empty();
        visitor = comparison.isPresent()
                ? PayloadVisitor.inTurn(comparison.get().newer(), units, inventory)
                : PayloadVisitor.inTurn(units, inventory);
    }

    private Optional<PackageComparison> comparison(RpmPackage before, RpmPackage after) throws IOException {
        try {
            return Optional.of(new PackageComparison(before, after));
        } catch (PackagingException e) {
            problems.add(e.getMessage());
            return Optional.empty();
        }
    }

    @Override
    public void entry(PackagedFile file, InputStream content) throws IOException {
        visitor.entry(file, content);
    }

    List<Unit> units() {
        return units.units();
    }

    PackageContents contents() {
        return inventory.contents();
    }

    /**
     * Reads the payload of the baseline.
     *
     * @param other who else wants to see it
     */
    void compare(PayloadVisitor other) throws IOException {
        try {
            if (comparison.isPresent()) {
                changes = Optional.of(comparison.get().diff(contents(), other));
            }
        } catch (PackagingException e) {
            problems.add(e.getMessage());
        }
    }

    /** The changes since the baseline, after {@link #compare}. */
    Optional<PackageDiff> changes() {
        return changes;
    }

    /** Why the package was not compared, if it was not. */
    List<String> problems() {
        return problems;
    }
}
