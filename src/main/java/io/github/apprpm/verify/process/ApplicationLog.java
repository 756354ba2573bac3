package io.github.apprpm.verify.process;

import io.github.apprpm.verify.PackagedService;
import io.github.apprpm.verify.StartAdvice;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The output of a started application, with the paths that its files have on a host. */
final class ApplicationLog {
    private final Path file;
    private final PackagedService service;
    private final Relocation relocation;

    ApplicationLog(Path file, PackagedService service, Relocation relocation) {
        this.file = file;
        this.service = service;
        this.relocation = relocation;
    }

    Path file() {
        return file;
    }

    List<String> last(int count) {
        try {
            return LogFile.of(file).last(count).stream()
                    .map(relocation::installedText)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    FailureCause cause() throws IOException {
        return new FailureCause(LogFile.of(file));
    }

    /** Why the application failed, as the end of a sentence. */
    String because() throws IOException {
        FailureCause cause = cause();
        Optional<String> words = cause.words(service.name()).map(found -> ": " + relocation.installedText(found));
        if (cause.hasUsage()) {
            return words.orElse("") + "; it printed how it is called: set its <arguments>";
        }
        if (cause.refusesArguments()) {
            return words.orElse("") + "; it takes other arguments: set its <arguments>";
        }
        List<String> lines =
                cause.log().lines().stream().map(relocation::installedText).toList();
        Optional<String> advice = new StartAdvice(service.name(), service.home()).of(lines);
        return words.orElse(", and wrote nothing")
                + advice.map(helps -> "; " + helps).orElse("");
    }
}
