package io.github.apprpm.mojo;

import io.github.apprpm.model.PackageSpec;
import io.github.apprpm.model.Payload;
import io.github.apprpm.model.ServiceSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** What the build says at its end. */
final class PackageSummary {
    private static final double MEGABYTE = 1e6;
    private static final int KILOBYTE = 1000;

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
                "Size     %s, installed %s in %s files"
                        .formatted(size(Files.size(file)), size(payload.installedSize()), payload.fileCount()),
                "Service  %s, port %s, user %s, Java %s or later"
                        .formatted(service.unit(), service.port(), service.user(), service.minimumJava()),
                "File     %s%s".formatted(file, written ? "" : " (unchanged)"));
    }

    private static String size(long bytes) {
        return bytes < MEGABYTE
                ? "%s kB".formatted((bytes + KILOBYTE - 1) / KILOBYTE)
                : String.format(Locale.ROOT, "%.1f MB", bytes / MEGABYTE);
    }
}
