package io.github.apprpm.repository;

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
record TinyPackage(String name, String version, String text, Optional<Signer> signer) {
    static TinyPackage shop(String version) {
        return new TinyPackage("shop", version, "the shop", Optional.empty());
    }

    TinyPackage with(String text) {
        return new TinyPackage(name, version, text, signer);
    }

    TinyPackage signedBy(Signer signer) {
        return new TinyPackage(name, version, text, Optional.of(signer));
    }

    /** @return the file */
    Path writeTo(Path directory) throws IOException {
        PackageSpec spec = new PackageSpec(
                new PackageName(name),
                new PackageVersion(0, version, "1"),
                new PackageMetadata(
                        "A shop", "Sells things.", "Apache-2.0", Optional.empty(), Optional.empty(), "Somebody"),
                Map.of(),
                List.of(),
                List.of(),
                Compression.of("none", null),
                Compatibility.EL9,
                Instant.parse("2026-11-20T10:00:00Z"),
                Architecture.NOARCH);
        Path file = directory.resolve(spec.fileName());
        new RpmWriter(
                        spec,
                        Payload.of(List.of(new Entry.RegularFile(
                                "/opt/" + name, Attributes.root(0644), Set.of(), Content.text(name, text)))),
                        signer)
                .writeTo(file);
        return file;
    }
}
