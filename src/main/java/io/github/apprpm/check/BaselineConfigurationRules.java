package io.github.apprpm.check;

import io.github.apprpm.model.InstallPath;
import io.github.apprpm.rpm.PackagedFile;
import io.github.apprpm.text.Printable;
import java.util.Optional;
import java.util.function.Predicate;

/** Checks that configuration which hosts may have edited is still in force after the upgrade. */
final class BaselineConfigurationRules {
    private static final String FATE = "rpm moves an edited copy to .rpmsave";

    private final ReleasePair pair;

    private BaselineConfigurationRules(ReleasePair pair) {
        this.pair = pair;
    }

    static void check(ReleasePair pair) {
        BaselineConfigurationRules rules = new BaselineConfigurationRules(pair);
        for (PackagedFile file : pair.before().rpm().files()) {
            if (file.isConfig() && file.isRegular() && !file.isGhost() && !pair.isHandled(file.path())) {
                rules.lost(file)
                        .ifPresent(how -> pair.now()
                                .add(Rule.CONFIGURATION_DROPPED.found(
                                        file.path(),
                                        "'%s', configuration of the last release, %s"
                                                .formatted(Printable.quoted(file.path()), how))));
            }
        }
    }

    /** What became of a file, as the end of a sentence; empty if edits stay in force, or another rule finds it. */
    private Optional<String> lost(PackagedFile file) {
        Optional<PackagedFile> now = pair.now().file(file.path());
        if (now.filter(PackagedFile::isRegular).isPresent()) {
            return now.filter(same -> same.isConfig() || same.isGhost()).isPresent()
                    ? Optional.empty()
                    : Optional.of("is not marked as configuration any more: " + FATE);
        }
        if (now.filter(PackagedFile::isSymlink).isPresent()) {
            return Optional.of("is a link to '%s' now: %s"
                    .formatted(Printable.quoted(now.get().linkTarget()), FATE));
        }
        if (pair.now().hasAtOrBelow(file.path())) {
            return Optional.of("is no file any more: " + FATE);
        }
        return Optional.of(successor(file)
                .map(other -> "is '%s' now: %s, and the service reads the new file without the edits"
                        .formatted(Printable.quoted(other.path()), FATE))
                .orElseGet(() -> "is not in the package: " + FATE));
    }

    /** The new file that has its name elsewhere, or its name with another suffix. */
    private Optional<PackagedFile> successor(PackagedFile file) {
        String name = InstallPath.name(file.path());
        return added(other -> InstallPath.name(other.path()).equals(name))
                .or(() -> added(other -> InstallPath.parent(other.path()).equals(InstallPath.parent(file.path()))
                        && stem(InstallPath.name(other.path())).equals(stem(name))))
                .or(() -> added(other -> stem(InstallPath.name(other.path())).equals(stem(name))));
    }

    private Optional<PackagedFile> added(Predicate<PackagedFile> like) {
        return pair.now().rpm().files().stream()
                .filter(other -> other.isConfig() && other.isRegular())
                .filter(other -> pair.before().file(other.path()).isEmpty())
                .filter(like)
                .findFirst();
    }

    private static String stem(String name) {
        return name.replaceFirst("(?<=.)\\.[^.]*$", "");
    }
}
