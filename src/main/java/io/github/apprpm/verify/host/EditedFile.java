package io.github.apprpm.verify.host;

import io.github.apprpm.rpm.PackagedFile;
import io.github.apprpm.rpm.RpmPackage;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A configuration file that an administrator has edited before one version replaced the other.
 *
 * @param path where it is
 * @param edit the digest of the edited file; empty if it is not of text, and was left as it was
 * @param old what the replaced version says of it
 * @param target what the version that is installed now says of it
 */
record EditedFile(String path, Optional<String> edit, Optional<PackagedFile> old, Optional<PackagedFile> target) {
    /**
     * What is wrong, a sentence with a placeholder for the path.
     *
     * @param now the digests of the files that are there, also of those that rpm put beside them
     * @param added the digests of the configuration that only the new version has
     * @param both the packages
     */
    Optional<String> complaint(Map<String, String> now, Collection<String> added, List<RpmPackage> both) {
        if (edit.isEmpty()) {
            return now.containsKey(path) || target.isPresent()
                    ? Optional.empty()
                    : Optional.of("%s is gone: the new release does not have it");
        }
        if (!edit.get().equals(now.get(path))) {
            return isMoved(added)
                    ? Optional.empty()
                    : Optional.of("the edit of %s is lost: " + escaped(why(now, both)));
        }
        boolean isChanged = old.isPresent()
                && target.filter(PackagedFile::isNoReplace)
                        .filter(file -> !file.digest().equals(old.get().digest()))
                        .isPresent();
        return isChanged && !now.containsKey(path + ".rpmnew")
                ? Optional.of("there is no .rpmnew beside %s, although the package changed it, too")
                : Optional.empty();
    }

    /** Whether a scriptlet has moved the file to a path that only the new version has. */
    private boolean isMoved(Collection<String> added) {
        return target.isEmpty() && added.contains(edit.orElseThrow());
    }

    private String why(Map<String, String> now, List<RpmPackage> both) {
        boolean isSaved = now.containsKey(path + ".rpmsave");
        if (target.isEmpty()) {
            return (isSaved ? "it went to .rpmsave" : "the file is gone")
                    + ", as the new release does not have the file; keep it as config(noreplace), or move the edits in a scriptlet";
        }
        if (!target.get().isRegular()) {
            return (isSaved ? "it went to .rpmsave" : "the file is gone")
                    + ", as the new release has a link or a directory in its place";
        }
        if (!target.get().isConfig()) {
            return "the package does not mark the file %config(noreplace)";
        }
        if (isSaved) {
            return "it went to .rpmsave, as the package marks the file %config without noreplace";
        }
        if (!now.containsKey(path)) {
            return "the file is gone";
        }
        List<String> scripts = both.stream()
                .flatMap(rpm -> rpm.scripts().stream()
                        .filter(script -> script.body().contains(path))
                        .map(script -> "%%%s of %s".formatted(script.phase().word(), rpm.nevra())))
                .toList();
        return "the file was written anew, by "
                + (scripts.isEmpty()
                        ? "a scriptlet or the application"
                        : String.join(" or ", scripts) + ", which names it");
    }

    private static String escaped(String words) {
        return words.replace("%", "%%");
    }
}
