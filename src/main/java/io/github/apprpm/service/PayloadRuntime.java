package io.github.apprpm.service;

import io.github.apprpm.model.Entry;
import io.github.apprpm.model.Entry.RegularFile;
import io.github.apprpm.model.Entry.Symlink;
import io.github.apprpm.model.PackagedRuntime;
import io.github.apprpm.model.PackagingException;
import io.github.apprpm.model.Payload;
import io.github.apprpm.model.RuntimeVersion;
import io.github.apprpm.model.ServiceSpec;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The Java runtime in a payload with which the launcher starts the application, so that the host needs none. */
public final class PayloadRuntime {
    private static final int EXECUTABLE = 0111;

    private PayloadRuntime() {}

    /**
     * Looks where the launcher looks.
     *
     * @return its version, or empty if there is no runtime, or the service's environment names another one
     * @throws PackagingException if the application does not run on it
     */
    public static Optional<RuntimeVersion> of(Payload payload, ServiceSpec service) throws IOException {
        String directory = service.installed().runtime();
        String chosen = service.environment().getOrDefault("JAVA_HOME", "");
        if (!chosen.isEmpty() && !chosen.equals(directory)) {
            return Optional.empty();
        }
        Map<String, Entry> entries = new HashMap<>();
        Map<String, String> files = new HashMap<>();
        for (Entry entry : payload.entries()) {
            entries.put(entry.path(), entry);
            if (entry instanceof Symlink link) {
                files.put(link.path(), link.target());
            } else if (entry instanceof RegularFile file && !file.isGhost()) {
                files.put(file.path(), "");
            }
        }
        Optional<PackagedRuntime> runtime = PackagedRuntime.among(
                service.installed(),
                files,
                path -> (entries.get(path).attributes().mode() & EXECUTABLE) != 0);
        Optional<RuntimeVersion> version = runtime.isPresent()
                ? RuntimeVersion.named(
                                text((RegularFile) entries.get(runtime.get().release())))
                        .flatMap(RuntimeVersion::of)
                : Optional.empty();
        version.filter(found -> !service.java().contain(found.major())).ifPresent(found -> {
            throw new PackagingException(
                    "The Java runtime in the package, '%s', is Java %s, and the application needs %s"
                            .formatted(directory, found.text(), service.java()),
                    "Package one that fits, or none, so that the host's Java is used");
        });
        return version;
    }

    private static String text(RegularFile file) throws IOException {
        try (InputStream in = file.content().open()) {
            return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }
}
