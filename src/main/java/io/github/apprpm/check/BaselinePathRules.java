package io.github.apprpm.check;

import io.github.apprpm.rpm.PackagedFile;
import io.github.apprpm.text.Printable;

/**
 * Checks that rpm can put each path in the place of what the last release has there. What it can and cannot was seen with rpm 4.18,
 * 4.20 and 6: it never removes a directory before it installs, and it follows links to directories.
 */
final class BaselinePathRules {
    private static final String BREAKS_OFF =
            "rpm cannot make the directory and breaks off in the middle of the upgrade";

    private final ReleasePair pair;
    private final CheckContext before;
    private final CheckContext now;

    private BaselinePathRules(ReleasePair pair) {
        this.pair = pair;
        this.before = pair.before();
        this.now = pair.now();
    }

    static void check(ReleasePair pair) {
        BaselinePathRules rules = new BaselinePathRules(pair);
        for (PackagedFile file : pair.now().rpm().files()) {
            if (!file.isDirectory() && !file.isGhost() && pair.before().isDirectory(file.path())) {
                rules.found(
                        file.path(), "a directory", file.isSymlink() ? "a link" : "a file", "rpm refuses the upgrade");
            }
        }
        for (PackagedFile file : pair.before().rpm().files()) {
            if (!file.isDirectory() && pair.now().isDirectory(file.path())) {
                rules.checkDirectory(file);
            }
        }
    }

    /** Checks a directory where a file or a link was. */
    private void checkDirectory(PackagedFile old) {
        boolean isOwned = now.file(old.path()).isPresent();
        if (old.isSymlink()) {
            if (isOwned) {
                checkLink(old);
            } else {
                found(
                        old.path(),
                        "a link",
                        "a directory that the package does not own",
                        "rpm writes the files through the link, which it removes then, or breaks off");
            }
        } else if (!isOwned) {
            found(old.path(), "a file", "a directory that the package does not own", BREAKS_OFF);
        }
    }

    /** rpm replaces a link by a directory of the package unless the link leads to a directory. */
    private void checkLink(PackagedFile link) {
        String target = before.resolve(link.path());
        if (before.isDirectory(target)) {
            found(link.path(), "a link to a directory", "a directory", "rpm refuses the upgrade");
        } else if (!before.hasAtOrBelow(target) && !pair.isHandledFirst(link.path())) {
            now.add(finding(
                            link.path(),
                            "a link to '%s'".formatted(Printable.quoted(target)),
                            "a directory",
                            "rpm refuses the upgrade on hosts where that is a directory")
                    .with(Severity.WARNING));
        }
    }

    private void found(String path, String was, String is, String effect) {
        if (!pair.isHandledFirst(path)) {
            now.add(finding(path, was, is, effect));
        }
    }

    private static Finding finding(String path, String was, String is, String effect) {
        return Rule.PATH_KIND_CHANGED.found(
                path,
                "'%s' is %s, in the last release it is %s: %s".formatted(Printable.quoted(path), is, was, effect));
    }
}
