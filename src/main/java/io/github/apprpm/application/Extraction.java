package io.github.apprpm.application;

import io.github.apprpm.model.Framework;
import io.github.apprpm.model.InstallPath;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * An application whose libraries are files of their own, which the JVM loads faster and can keep in archives.
 *
 * @param files what is packaged in place of the application's own files, by its place in the directory of the code
 * @param obstacle why it is packaged as it was built although Spring Boot's loader starts it
 */
public record Extraction(SortedMap<String, ApplicationFile> files, Optional<String> obstacle) {
    public Extraction {
        files = new TreeMap<>(files);
    }

    /** Takes an application apart as far as Spring Boot's own tool does it. */
    static Extraction of(Application application) throws IOException {
        SortedMap<String, ApplicationFile> files = application.asBuilt();
        if (application.framework() != Framework.SPRING_BOOT || !Files.isRegularFile(application.main())) {
            return new Extraction(files, Optional.empty());
        }
        Archive archive = Archive.read(application.main());
        if (archive.loader().isEmpty()) {
            return new Extraction(files, Optional.empty());
        }
        String place = application.files().entrySet().stream()
                .filter(file -> file.getValue().equals(application.main()))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
        try (SpringBootJar jar = SpringBootJar.open(archive)) {
            files.putAll(jar.files(place));
            return new Extraction(files, Optional.empty());
        } catch (NotExtractable e) {
            return new Extraction(
                    application.asBuilt(),
                    Optional.of("'%s' is packaged as it was built: %s"
                            .formatted(InstallPath.name(archive.fileName()), e.getMessage())));
        }
    }
}
