package io.github.apprpm.check;

import io.github.apprpm.model.ClassArchive;
import io.github.apprpm.model.Entry;
import io.github.apprpm.model.Entry.RegularFile;
import io.github.apprpm.model.FileFront;
import io.github.apprpm.model.Payload;
import io.github.apprpm.rpm.PackagedFile;
import io.github.apprpm.rpm.RpmPackage;
import io.github.apprpm.text.Printable;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Checks that the JVM will use the class-data archives of a package. */
public final class ArchiveRules {
    private static final Pattern JAR = Pattern.compile("(?i).+\\.(jar|war)");

    private ArchiveRules() {}

    static Stream<PackagedFile> jars(RpmPackage rpm) {
        return rpm.files().stream()
                .filter(file -> file.isRegular()
                        && !file.isGhost()
                        && JAR.matcher(file.path()).matches());
    }

    static void check(CheckContext subject) {
        List<Jar> jars = jars(subject.rpm())
                .map(file -> new Jar(file.path(), file.size(), file.mtime()))
                .toList();
        subject.contents()
                .archives()
                .forEach((path, times) -> find(path, times, jars).ifPresent(subject::add));
    }

    /**
     * What the build itself says of archives that the JVM will not use.
     *
     * @param payload the files of the package
     * @param time the time of those that have none of their own
     * @param waivers findings that the project accepts
     * @return problem and remedy of each
     */
    public static List<String> warnings(Payload payload, Instant time, List<Waiver> waivers) throws IOException {
        Map<String, Jar> jars = new TreeMap<>();
        for (Entry entry : payload.entries()) {
            if (entry instanceof RegularFile file
                    && !file.isGhost()
                    && JAR.matcher(file.path()).matches()) {
                jars.put(
                        file.path(),
                        new Jar(
                                file.path(),
                                file.content().size(),
                                file.timeIn(time).getEpochSecond()));
            }
        }
        List<String> warnings = new ArrayList<>();
        for (Entry entry : payload.entries()) {
            if (entry instanceof RegularFile file && !file.isGhost()) {
                times(file, jars.values().stream().map(Jar::size).toList())
                        .flatMap(times -> find(file.path(), times, List.copyOf(jars.values())))
                        .filter(finding -> waivers.stream().noneMatch(waiver -> waiver.covers(finding)))
                        .ifPresent(finding -> warnings.addAll(List.of(
                                "%s: %s".formatted(finding.rule().id(), finding.problem()),
                                "         " + finding.remedy())));
            }
        }
        return warnings;
    }

    private static Optional<Map<Long, Long>> times(RegularFile file, List<Long> sizes) throws IOException {
        FileFront front = FileFront.of(file.content());
        if (!ClassArchive.isOne(front)) {
            return Optional.empty();
        }
        try (InputStream content = file.content().open()) {
            return Optional.of(ClassArchive.times(front, content, Set.copyOf(sizes)));
        }
    }

    private static Optional<Finding> find(String archive, Map<Long, Long> times, List<Jar> jars) {
        return jars.stream()
                .filter(jar -> times.containsKey(jar.size))
                .filter(jar -> times.get(jar.size) != jar.time)
                .findFirst()
                .map(jar -> Rule.CLASS_ARCHIVE_VOID.found(
                        archive,
                        "The JVM does not use '%s': it was made with '%s' of %s, which has the time %s in the package"
                                .formatted(
                                        Printable.quoted(archive),
                                        Printable.quoted(jar.path),
                                        Instant.ofEpochSecond(times.get(jar.size)),
                                        Instant.ofEpochSecond(jar.time))));
    }

    private record Jar(String path, long size, long time) {}
}
