package io.github.apprpm.application;

import io.github.apprpm.file.Extent;
import io.github.apprpm.model.ClassArchive;
import io.github.apprpm.model.Content;
import io.github.apprpm.model.FileFront;
import io.github.apprpm.model.Framework;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
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

    /** Takes an application apart as far as Spring Boot's own tool does it; what is taken apart already only gets times. */
    static Extraction of(Application application) throws IOException {
        if (application.framework() != Framework.SPRING_BOOT) {
            return new Extraction(application.asBuilt(), Optional.empty());
        }
        if (!Files.isRegularFile(application.main())) {
            return withTimes(application);
        }
        Archive archive = Archive.read(application.main());
        return archive.loader().isEmpty() ? withTimes(application) : of(application, archive);
    }

    /** A class-data archive among the files was made with other times, and would be void. */
    private static Extraction withTimes(Application application) throws IOException {
        SortedMap<String, ApplicationFile> files = application.asBuilt();
        for (Map.Entry<String, Path> file : application.files().entrySet()) {
            if (file.getKey().endsWith(".jar") && !file.getValue().equals(application.main())) {
                Content content = files.get(file.getKey()).content();
                try (FileChannel bytes = FileChannel.open(file.getValue())) {
                    Instant time = LibraryTime.of(Extent.of(bytes));
                    files.put(file.getKey(), new ApplicationFile(content, Optional.of(time)));
                }
            } else if (ClassArchive.isOne(FileFront.of(files.get(file.getKey()).content()))) {
                return new Extraction(application.asBuilt(), Optional.empty());
            }
        }
        return new Extraction(files, Optional.empty());
    }

    private static Extraction of(Application application, Archive archive) throws IOException {
        SortedMap<String, ApplicationFile> files = application.asBuilt();
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
                    Optional.of("'%s' is packaged as it was built: %s".formatted(archive.fileName(), e.getMessage())));
        }
    }
}
