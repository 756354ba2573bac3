package io.github.apprpm.report;

import io.github.apprpm.check.Finding;
import io.github.apprpm.check.Rule;
import io.github.apprpm.check.Severity;
import io.github.apprpm.diff.PackageDiff;
import io.github.apprpm.model.ChangelogEntry;
import io.github.apprpm.model.FileFlag;
import io.github.apprpm.model.PackageMetadata;
import io.github.apprpm.model.PackageVersion;
import io.github.apprpm.model.Services;
import io.github.apprpm.rpm.PayloadVisitor;
import io.github.apprpm.rpm.RpmPackage;
import io.github.apprpm.verify.Seen;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Pages of packages that show all there is, and all that is hard to show. */
final class SamplePages {
    private SamplePages() {}

    /** One finding of each severity, one of them waived. */
    static List<Finding> findings() {
        return List.of(
                new Finding(
                        Rule.FILE_WORLD_WRITABLE,
                        Severity.ERROR,
                        "'/var/app/shop/upload' can be written by all",
                        "Set its mode to 0755",
                        Optional.of("/var/app/shop/upload"),
                        Optional.empty()),
                new Finding(
                        Rule.UNSIGNED,
                        Severity.WARNING,
                        "The package is not signed",
                        "Set <sign>true</sign>",
                        Optional.empty(),
                        Optional.empty()),
                new Finding(
                        Rule.SIGNATURE_UNVERIFIED,
                        Severity.NOTE,
                        "The signature was not verified",
                        "Name the public keys",
                        Optional.empty(),
                        Optional.empty()),
                new Finding(
                        Rule.PATH_UNUSUAL,
                        Severity.WARNING,
                        "The path has a space",
                        "Rename the file",
                        Optional.of("/var/app/shop/a b"),
                        Optional.of("Customers know the name")));
    }

    static Map<String, Path> write(Path directory) throws IOException {
        Map<String, Path> pages = new LinkedHashMap<>();
        PackageDiff diff = diff(directory);
        add(pages, directory, "shop", diff.after(), Optional.of(diff.before()));
        new DiffPage(diff).writeTo(page(pages, directory, "diff"));
        RpmPackage hostile = Hostile.sample().in(folder(directory, "hostile"));
        PackageDiff hostileDiff = PackageDiff.of(diff.before(), hostile);
        add(pages, directory, "hostile", hostile, Optional.of(diff.before()));
        new DiffPage(hostileDiff).writeTo(page(pages, directory, "hostile-diff"));
        new VerifyPage(Seen.shop()).writeTo(page(pages, directory, "verify"));
        new VerifyPage(Hostile.verification()).writeTo(page(pages, directory, "hostile-verify"));
        add(pages, directory, "bare", Sample.of(folder(directory, "bare")), Optional.empty());
        return pages;
    }

    /** Two releases that differ in all in which packages can. */
    static PackageDiff diff(Path directory) throws IOException {
        Sample before = Sample.shop()
                .with(
                        Sample.file(
                                "/var/app/shop/conf/shop.properties", "currency=EUR\nlanguage=en\n", FileFlag.CONFIG),
                        Sample.file("/var/app/shop/old.txt", "old\n"),
                        Sample.file("/usr/share/doc/shop/README", "Read me.\n", FileFlag.DOC));
        Sample after = Sample.shop()
                .with(new PackageVersion(0, "1.1.0", "1"))
                .with(new PackageMetadata(
                        "Sells things over the web",
                        "A shop with a cart.",
                        "Apache-2.0 OR MIT",
                        Optional.of("https://shop.example.com"),
                        Optional.of("Example"),
                        "Example <packages@example.com>"))
                .with(Services.shop()
                        .withPort(9090)
                        .withDirective("TasksMax", "4096")
                        .spec())
                .with(new ChangelogEntry(Instant.parse("2026-11-20T00:00:00Z"), "Example", "- Sell more"))
                .withoutLibrary("snakeyaml-1.2.3.jar")
                .withoutLibrary("jackson-databind-1.2.3.jar")
                .withLibrary(
                        "jackson-databind-1.3.0.jar",
                        Sample.library("com.example", "jackson-databind", "1.3.0", 80_000))
                .withLibrary("gson-2.0.jar", Sample.library("com.example", "gson", "2.0", 30_000))
                .with(
                        Sample.file(
                                "/var/app/shop/conf/shop.properties",
                                "currency=EUR\nlanguage=de\ncountry=DE\n",
                                FileFlag.CONFIG,
                                FileFlag.NOREPLACE),
                        Sample.file("/var/app/shop/new.txt", "new\n"));
        return PackageDiff.of(before.in(folder(directory, "before")), after.in(folder(directory, "after")));
    }

    private static Path folder(Path directory, String name) throws IOException {
        return Files.createDirectories(directory.resolve(name));
    }

    private static Path page(Map<String, Path> pages, Path directory, String name) {
        pages.put(name, directory.resolve(name + ".html"));
        return pages.get(name);
    }

    private static void add(
            Map<String, Path> pages, Path directory, String name, RpmPackage rpm, Optional<RpmPackage> baseline)
            throws IOException {
        InspectedPayload payload = new InspectedPayload(rpm, baseline);
        rpm.readPayload(payload);
        payload.compare(PayloadVisitor.NONE);
        new InspectPage(rpm, payload, Optional.empty(), findings()).writeTo(page(pages, directory, name));
    }
}
