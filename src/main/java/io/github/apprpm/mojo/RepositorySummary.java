package io.github.apprpm.mojo;

import io.github.apprpm.repository.RepoFile;
import io.github.apprpm.repository.RepositoryChange.Outcome;
import io.github.apprpm.repository.metadata.PackageFacts;
import io.github.apprpm.repository.metadata.Repomd;
import io.github.apprpm.text.Count;
import io.github.apprpm.text.Printable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugin.logging.Log;

/**
 * What a user reads after a repository was written.
 *
 * @param key the key that has signed it
 */
record RepositorySummary(Path root, Outcome outcome, Optional<String> key, Optional<RepoFile> repoFile) {
    /** More than these are counted. */
    static final String UNSIGNED = "The metadata are not signed, so hosts cannot tell who wrote them."
            + " Set <keyFilePath> or <keyname>, or -Dapprpm.sign with a key in MAVEN_GPG_KEY.";

    private static final int NAMED = 10;

    void log(Log log) {
        named(log, "Promoted", hrefs(outcome.promoted()));
        named(log, "Yanked  ", hrefs(outcome.yanked()));
        named(log, "Added   ", outcome.folder().added());
        named(log, "Removed ", outcome.folder().removed());
        named(log, "Deleted ", outcome.deleted());
        log.info("%s %s: %s"
                .formatted(
                        outcome.folder().isChanged() ? "Wrote   " : "Kept    ",
                        root.resolve("repodata"),
                        Count.of(outcome.folder().packages(), "package")));
        if (key.isPresent()) {
            log.info("Signed   by " + key.get());
        } else if (!Files.exists(root.resolve(Repomd.PATH + ".asc"))) {
            log.warn(UNSIGNED);
        }
        if (!outcome.unsigned().isEmpty()) {
            log.warn("%s not signed by the key of the repository, and hosts with gpgcheck=1 refuse that: %s."
                            .formatted(
                                    outcome.unsigned().size() == 1
                                            ? "A package is"
                                            : Count.of(outcome.unsigned().size(), "package") + " are",
                                    list(outcome.unsigned()))
                    + " Sign them with apprpm:sign.");
        }
        repoFile.ifPresentOrElse(
                file -> log.info("Hosts    " + file.commandToAdd()),
                () -> log.info(
                        "Hosts    find it by a .repo file, which is written if <publicUrl> or -Dapprpm.publicUrl is set"));
    }

    private static void named(Log log, String word, List<String> hrefs) {
        if (!hrefs.isEmpty()) {
            log.info(word + " " + list(hrefs));
        }
    }

    private static List<String> hrefs(List<PackageFacts> packages) {
        return packages.stream().map(PackageFacts::href).toList();
    }

    private static String list(List<String> hrefs) {
        String named = Printable.line(String.join(", ", hrefs.subList(0, Math.min(NAMED, hrefs.size()))));
        return hrefs.size() <= NAMED ? named : named + " and %d more".formatted(hrefs.size() - NAMED);
    }
}
