package io.github.apprpm.mojo;

import io.github.apprpm.model.PackageSpec;
import io.github.apprpm.model.Payload;
import io.github.apprpm.model.ServiceSpec;
import io.github.apprpm.text.Bytes;
import io.github.apprpm.text.Count;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The lines that the build prints about a package that it has made. */
final class PackageSummary {
    private final PackageSpec spec;
    private final Payload payload;
    private final ServiceSpec service;

    PackageSummary(PackageSpec spec, Payload payload, ServiceSpec service) {
        this.spec = spec;
        this.payload = payload;
        this.service = service;
    }

    List<String> lines(Path file, boolean written) throws IOException {
        return List.of(
                "Package  %s %s".formatted(spec.name(), spec.version().evr()),
                "Size     %s, installed %s in %s"
                        .formatted(
                                Bytes.of(Files.size(file)),
                                Bytes.of(payload.installedSize()),
                                Count.of(payload.fileCount(), "file")),
                "Service  %s, port %s, user %s, %s"
                        .formatted(service.unit(), service.port(), service.user(), service.java()),
                "File     %s%s".formatted(file, written ? "" : " (unchanged)"));
    }
}
