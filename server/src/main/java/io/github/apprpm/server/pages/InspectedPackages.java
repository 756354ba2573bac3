package io.github.apprpm.server.pages;

import io.github.apprpm.check.CheckOptions;
import io.github.apprpm.diff.PackageDiff;
import io.github.apprpm.file.AtomicFile;
import io.github.apprpm.html.Page;
import io.github.apprpm.model.Compatibility;
import io.github.apprpm.report.DiffPage;
import io.github.apprpm.report.InspectPage;
import io.github.apprpm.repository.metadata.PackageFacts;
import io.github.apprpm.rpm.RpmPackage;
import io.github.apprpm.server.storage.PackagePlaces;
import io.github.apprpm.server.storage.View;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What {@code apprpm:inspect} and {@code apprpm:diff} show of packages. A payload is read once: packages never change, so the
 * page is kept in a file, for the pages that were asked for last.
 */
final class InspectedPackages {
    private static final int KEPT = 2000;
    private static final int FORGOTTEN_AT_ONCE = 200;
    /** Between the parts of a page: no text of a page has it, as control characters are written as escapes. */
    private static final String SEPARATOR = "\f";

    private final PackagePlaces places;
    private final Path directory;
    /** Reading a payload takes a processor and memory. */
    private final Turns reading = new Turns(1, 8, Duration.ofSeconds(30));

    /**
     * The parts of a page.
     *
     * @param header HTML of its top
     * @param links HTML of its table of contents
     * @param sections HTML of all below
     */
    record Parts(String header, String links, String sections) {
        private static Parts of(Page page) {
            StringBuilder links = new StringBuilder();
            StringBuilder sections = new StringBuilder();
            page.sections().forEach(section -> {
                section.link().writeTo(links);
                section.element().writeTo(sections);
            });
            return new Parts(page.header().toString(), links.toString(), sections.toString());
        }
    }

    /** Makes a page. */
    @FunctionalInterface
    private interface Making {
        Parts parts() throws IOException;
    }

    /** @param directory for the pages; may be deleted at any time */
    InspectedPackages(PackagePlaces places, Path directory) {
        this.places = places;
        this.directory = directory;
    }

    /**
     * What {@code inspect} shows of a package.
     *
     * @return nothing if the server is busy with other packages
     * @throws java.nio.file.NoSuchFileException if the package is not there now
     */
    Optional<Parts> inspected(View view, PackageFacts rpm) throws IOException {
        return parts(
                rpm.pkgid(),
                () -> places.read(
                        view,
                        rpm.href(),
                        file -> Parts.of(
                                InspectPage.of(RpmPackage.read(file), foreign()).page())));
    }

    /** What {@code diff} shows of two. */
    Optional<Parts> compared(View view, PackageFacts before, PackageFacts after) throws IOException {
        return parts(
                before.pkgid() + "-" + after.pkgid(),
                () -> places.read(
                        view,
                        before.href(),
                        one -> places.read(
                                view,
                                after.href(),
                                other -> Parts.of(
                                        new DiffPage(PackageDiff.of(RpmPackage.read(one), RpmPackage.read(other)))
                                                .page()))));
    }

    private static CheckOptions foreign() {
        CheckOptions own = CheckOptions.own(Compatibility.EL9);
        return new CheckOptions(
                true,
                own.oldest(),
                own.keys(),
                own.mustBeSigned(),
                own.baseline(),
                own.noBaselineBecause(),
                own.waivers(),
                own.build());
    }

    private Optional<Parts> parts(String name, Making making) throws IOException {
        Path file = directory.resolve(name + ".html");
        Optional<Parts> kept = read(file);
        return kept.isPresent()
                ? kept
                : reading.take(() -> {
                    Optional<Parts> meanwhile = read(file);
                    return meanwhile.isPresent() ? meanwhile.get() : make(file, making);
                });
    }

    private Parts make(Path file, Making making) throws IOException {
        Parts parts = making.parts();
        try {
            AtomicFile.ofText(file, String.join(SEPARATOR, parts.header(), parts.links(), parts.sections()));
            forget();
        } catch (IOException e) { // a full disk hides no page
            Files.deleteIfExists(file);
        }
        return parts;
    }

    private static Optional<Parts> read(Path file) throws IOException {
        try {
            String[] parts = Files.readString(file).split(SEPARATOR, -1);
            Files.setLastModifiedTime(file, FileTime.fromMillis(System.currentTimeMillis()));
            return parts.length == 3 ? Optional.of(new Parts(parts[0], parts[1], parts[2])) : Optional.empty();
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    /** Deletes those that were asked for longest ago, if there are too many. */
    private void forget() throws IOException {
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(directory, "*.html")) {
            all.forEach(files::add);
        }
        if (files.size() > KEPT) {
            files.sort(Comparator.comparingLong(each -> each.toFile().lastModified()));
            for (Path file : files.subList(0, FORGOTTEN_AT_ONCE)) {
                Files.deleteIfExists(file);
            }
        }
    }
}
