package io.github.apprpm.check;

import io.github.apprpm.check.BuildRecord.Source;
import io.github.apprpm.file.Sha256;
import io.github.apprpm.rpm.PackagedFile;
import io.github.apprpm.text.Printable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Compares a package with what the build made and needs. */
public final class BuildRules {
    private BuildRules() {}

    static void check(CheckContext subject) throws IOException {
        Optional<BuildRecord> record = subject.options().build().filter(built -> built.isOf(subject.rpm()));
        if (record.isEmpty()) {
            return;
        }
        record.get().missing().stream().map(BuildRules::missing).forEach(subject::add);
        for (var source : record.get().sources().entrySet()) {
            Optional<PackagedFile> packaged = subject.file(source.getKey());
            if (packaged.isPresent() && isChanged(packaged.get(), source.getValue())) {
                subject.add(Rule.APPLICATION_CHANGED.found(
                        source.getKey(),
                        "'%s' is not what '%s' is now: the file was changed after it was packaged"
                                .formatted(
                                        Printable.quoted(source.getKey()),
                                        Printable.quoted(shown(source.getValue().path())))));
            }
        }
    }

    /** A file that is no longer there says nothing. */
    private static boolean isChanged(PackagedFile packaged, Source source) throws IOException {
        return Files.isRegularFile(source.path())
                && (source.directory().isPresent() ? source.isAnother() : isOther(packaged, source.path()));
    }

    private static boolean isOther(PackagedFile packaged, Path source) throws IOException {
        return packaged.digest().length() == Sha256.PLACEHOLDER.length()
                && (Files.size(source) != packaged.size()
                        || !Sha256.hex(source).equals(packaged.digest().toLowerCase(Locale.ROOT)));
    }

    private static String shown(Path source) {
        Path here = Path.of("").toAbsolutePath();
        Path absolute = source.toAbsolutePath().normalize();
        return (absolute.startsWith(here) ? here.relativize(absolute) : absolute).toString();
    }

    /**
     * What the build itself says of the artifacts that a package does not have.
     *
     * @param missing their coordinates
     * @param waivers findings that the project accepts
     * @return problem and remedy; nothing if no artifact is left
     */
    public static List<String> warning(List<String> missing, List<Waiver> waivers) {
        List<String> left = missing.stream()
                .filter(artifact -> waivers.stream().noneMatch(waiver -> waiver.covers(missing(artifact))))
                .toList();
        return left.isEmpty()
                ? List.of()
                : List.of(
                        "%s: %s".formatted(Rule.LIBRARY_MISSING.id(), problem(left)),
                        "         " + Rule.LIBRARY_MISSING.remedy());
    }

    private static Finding missing(String artifact) {
        return Rule.LIBRARY_MISSING.found(artifact, problem(List.of(artifact)));
    }

    private static String problem(List<String> artifacts) {
        return "The module needs %s at run time, which %s in no file of the package"
                .formatted(
                        artifacts.stream().map("'%s'"::formatted).collect(Collectors.joining(", ")),
                        artifacts.size() == 1 ? "is" : "are");
    }
}
