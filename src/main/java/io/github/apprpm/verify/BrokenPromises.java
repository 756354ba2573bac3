package io.github.apprpm.verify;

import io.github.apprpm.model.PackagingException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Fails the build of a package that breaks promises. */
public final class BrokenPromises {
    private BrokenPromises() {}

    /**
     * @param verified the results of all packages of the build
     * @param directory where the reports are
     * @throws PackagingException if a promise is broken; the message names each once, with places and cause
     */
    public static void refuse(List<Verification> verified, Path directory) {
        List<String> broken = new ArrayList<>();
        for (Verification verification : verified) {
            if (!verification.isKept()) {
                broken.add(
                        "%s does not keep what it promises:%s".formatted(verification.nevra(), listed(verification)));
            }
        }
        if (!broken.isEmpty()) {
            throw new PackagingException(String.join("\n", broken), "The logs and a page are in " + directory);
        }
    }

    /** The places of each broken promise, together where the cause is the same. */
    private static String listed(Verification verification) {
        Map<String, List<String>> places = new LinkedHashMap<>();
        for (TrialResult trial : verification.trials()) {
            for (CaseResult result : trial.broken()) {
                places.computeIfAbsent("%s: %s".formatted(result.name(), result.words()), absent -> new ArrayList<>())
                        .add(trial.place());
            }
        }
        StringBuilder text = new StringBuilder();
        places.forEach(
                (words, where) -> text.append("\n  - broken on %s: %s".formatted(String.join(", ", where), words)));
        return text.toString();
    }
}
