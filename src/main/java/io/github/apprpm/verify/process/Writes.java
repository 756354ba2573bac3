package io.github.apprpm.verify.process;

import io.github.apprpm.verify.BrokenPromise;
import io.github.apprpm.verify.StartAdvice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Watches where a service writes: it may change the directories of its unit, and nothing else of the package. */
public final class Writes {
    private static final int MOST_NAMED = 5;

    /** Directories of files that are not on a disk. */
    private static final List<String> DEVICES = List.of("/dev", "/proc", "/sys");

    private final UnpackedPackage unpacked;
    private final Path directory;
    private final Snapshot before;
    private final Map<String, String> elsewhere = new TreeMap<>();

    /** @param directory the trial's own directory, which has its log */
    Writes(UnpackedPackage unpacked, Path directory) throws IOException {
        this.unpacked = unpacked;
        this.directory = directory.toRealPath();
        this.before = Snapshot.of(unpacked.root(), unpacked::isItsOwn);
    }

    /** Notes which files processes have open for writing. */
    void look(Collection<Long> processes) {
        for (Path file : OpenFiles.forWriting(processes)) {
            if (!file.startsWith(directory)
                    && DEVICES.stream().noneMatch(file::startsWith)
                    && !unpacked.isPublic(file.toString())) {
                elsewhere.put(file.toString(), "writes to");
            }
        }
    }

    /**
     * @param denied a file that it was not allowed to open
     * @throws BrokenPromise if the service has written, or tried to write, elsewhere
     */
    void judge(Optional<String> denied) throws IOException, BrokenPromise {
        Snapshot after = Snapshot.of(unpacked.root(), unpacked::isItsOwn);
        Map<String, String> wrong = new TreeMap<>(elsewhere);
        for (Path file : before.changes(after)) {
            wrong.put(unpacked.relocation().installedText(file.toString()), before.verb(file, after));
        }
        denied.map(Path::of)
                .filter(file -> file.startsWith(unpacked.root()) && !unpacked.isItsOwn(file))
                .filter(file -> Files.isReadable(file) || !Files.exists(file))
                .ifPresent(file -> wrong.put(unpacked.relocation().installedText(file.toString()), "tried to write"));
        if (!wrong.isEmpty()) {
            throw new BrokenPromise("it %s; on a host it may write only to the directories of its unit%s"
                    .formatted(named(wrong), given() + advice(wrong)));
        }
    }

    private String advice(Map<String, String> wrong) {
        return unpacked.service()
                .home()
                .filter(home -> wrong.keySet().stream().anyMatch(path -> path.startsWith(home + "/")))
                .map(home ->
                        "; " + StartAdvice.workingDirectory(unpacked.service().name()))
                .orElse("");
    }

    private static String named(Map<String, String> wrong) {
        List<String> names = new ArrayList<>();
        wrong.forEach((file, verb) -> names.add(verb + " " + file));
        int more = names.size() - MOST_NAMED;
        return more > 0
                ? "%s and %d more".formatted(String.join(", ", names.subList(0, MOST_NAMED)), more)
                : String.join(", ", names);
    }

    private String given() {
        List<String> own = unpacked.writablePaths();
        return own.isEmpty() ? "" : ", which are " + String.join(", ", own);
    }
}
