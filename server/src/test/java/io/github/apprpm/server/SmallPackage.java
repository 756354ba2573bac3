package io.github.apprpm.server;

import io.github.apprpm.model.Architecture;
import io.github.apprpm.model.Attributes;
import io.github.apprpm.model.Compatibility;
import io.github.apprpm.model.Compression;
import io.github.apprpm.model.Content;
import io.github.apprpm.model.Entry;
import io.github.apprpm.model.PackageMetadata;
import io.github.apprpm.model.PackageName;
import io.github.apprpm.model.PackageSpec;
import io.github.apprpm.model.PackageVersion;
import io.github.apprpm.model.Payload;
import io.github.apprpm.openpgp.Signer;
import io.github.apprpm.rpm.RpmWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A package of one file.
 *
 * @param text what is in it
 */
public record SmallPackage(
        String name, String version, String release, String architecture, String text, Optional<Signer> signer) {
    public static SmallPackage shop(String version) {
        return new SmallPackage("shop", version, "1.el9", "noarch", "the shop", Optional.empty());
    }

    public SmallPackage named(String other) {
        return new SmallPackage(other, version, release, architecture, text, signer);
    }

    public SmallPackage with(String other) {
        return new SmallPackage(name, version, release, architecture, other, signer);
    }

    public SmallPackage ofRelease(String other) {
        return new SmallPackage(name, version, other, architecture, text, signer);
    }

    public SmallPackage on(String other) {
        return new SmallPackage(name, version, release, other, text, signer);
    }

    public SmallPackage signedBy(Signer other) {
        return new SmallPackage(name, version, release, architecture, text, Optional.of(other));
    }

    public String fileName() {
        return "%s-%s-%s.%s.rpm".formatted(name, version, release, architecture);
    }

    public byte[] bytes() throws IOException {
        Path directory = Files.createTempDirectory("package");
        try {
            return Files.readAllBytes(writeTo(directory));
        } finally {
            Files.deleteIfExists(directory.resolve(fileName()));
            Files.delete(directory);
        }
    }

    /** @return the file */
    public Path writeTo(Path directory) throws IOException {
        PackageSpec spec = new PackageSpec(
                new PackageName(name),
                new PackageVersion(0, version, release),
                new PackageMetadata(
                        "A shop", "Sells things.", "Apache-2.0", Optional.empty(), Optional.empty(), "Somebody"),
                Map.of(),
                List.of(),
                List.of(),
                Compression.of("none", null),
                Compatibility.EL9,
                Instant.parse("2026-11-20T10:00:00Z"),
                Architecture.of(architecture));
        Path file = directory.resolve(fileName());
        new RpmWriter(
                        spec,
                        Payload.of(List.of(new Entry.RegularFile(
                                "/opt/" + name, Attributes.root(0644), Set.of(), Content.text(name, text)))),
                        signer)
                .writeTo(file);
        return file;
    }
}
