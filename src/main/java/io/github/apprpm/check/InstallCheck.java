package io.github.apprpm.check;

import io.github.apprpm.model.InstallPath;
import io.github.apprpm.rpm.PackagedFile;
import io.github.apprpm.rpm.RpmHeader;
import io.github.apprpm.rpm.RpmHeader.Entry;
import io.github.apprpm.rpm.RpmPackage;
import io.github.apprpm.rpm.RpmTag;
import io.github.apprpm.rpm.TagType;
import io.github.apprpm.text.Printable;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Checks what rpm cannot install a package without: it refuses the package, or stops in the middle of it. */
final class InstallCheck {
    private static final Map<Integer, String> NEEDED = new TreeMap<>(Map.of(
            RpmTag.NAME, "name",
            RpmTag.VERSION, "version",
            RpmTag.RELEASE, "release",
            RpmTag.OS, "operating system",
            RpmTag.ARCH, "architecture"));
    private static final Map<Integer, String> NEEDED_OF_FILES = new TreeMap<>(Map.of(
            RpmTag.FILEUSERNAME, "owners of the files",
            RpmTag.FILEGROUPNAME, "groups of the files",
            RpmTag.FILEMODES, "modes of the files"));
    /** Of which rpm wants one for each file, though they are not used here: states, colors and long sizes. */
    private static final List<Integer> ONE_EACH = List.of(1029, 1140, RpmTag.LONGFILESIZES);
    /** In packages of a public key, as rpm keeps them in its database. */
    private static final String KEY = "gpg-pubkey";
    /** The longest name on Linux, without what rpm appends while it unpacks. */
    private static final int LONGEST_NAME = 255 - 9;

    /** As cap_from_text(3) reads them. */
    private static final Pattern CAPABILITIES = Pattern.compile(
            "\\s*((=|(all|(cap_)?\\w+)(,(all|(cap_)?\\w+))*[=+-])[eip]*([=+-][eip]*)*(\\s+|$))*",
            Pattern.CASE_INSENSITIVE);

    private final CheckContext subject;
    private final RpmPackage rpm;
    private final RpmHeader header;

    private InstallCheck(CheckContext subject) {
        this.subject = subject;
        this.rpm = subject.rpm();
        this.header = rpm.header();
    }

    static void check(CheckContext subject) {
        InstallCheck check = new InstallCheck(subject);
        check.checkTags();
        check.checkNames();
        check.checkFormat();
        check.rpm.files().stream().filter(file -> !file.isGhost()).forEach(check::checkFile);
    }

    private void checkTags() {
        NEEDED.forEach((tag, what) -> {
            if (header.strings(tag).size() != 1) {
                malformed("has no " + what);
            }
        });
        if (rpm.name().equals(KEY)) {
            malformed("has the name '%s', which rpm keeps for public keys".formatted(KEY));
        }
        int files = rpm.files().size();
        if (files == 0 && header.has(RpmTag.FILEMODES)) {
            subject.add(Rule.HEADER_MALFORMED
                    .found("The header describes files, but does not name them: rpm installs none")
                    .with(Severity.WARNING));
            return;
        }
        if (files > 0) {
            NEEDED_OF_FILES.forEach((tag, what) -> {
                if (!header.has(tag)) {
                    malformed("has no " + what);
                }
            });
        }
        header.index().stream()
                .filter(entry -> ONE_EACH.contains(entry.tag()) && entry.count() != files && files > 0)
                .forEach(entry -> malformed(
                        "has %d files, but %d values for the tag %d".formatted(files, entry.count(), entry.tag())));
    }

    private void checkNames() {
        for (String name : header.strings(RpmTag.BASENAMES)) {
            if (name.contains("/")) {
                malformed("has a file of the name '%s', with a slash".formatted(Printable.quoted(name)));
            }
        }
    }

    private void checkFormat() {
        Optional<Entry> entry = header.index().stream()
                .filter(each -> each.tag() == RpmTag.PAYLOADFORMAT && each.type() == TagType.STRING)
                .findFirst();
        String format = header.string(RpmTag.PAYLOADFORMAT).orElse("");
        if (entry.isPresent() && !format.equals("cpio")) {
            String which = format.equals("drpm") ? " (a delta package, which other programs apply)" : "";
            malformed("names the format '%s' of the payload%s, which rpm does not install"
                    .formatted(Printable.quoted(format), which));
        }
        boolean hasSpec = rpm.files().stream().anyMatch(file -> file.path().endsWith(".spec") || file.isSpec());
        if (rpm.isSource() && !hasSpec) {
            malformed("is that of a source package, but names no spec file");
        }
    }

    private void checkFile(PackagedFile file) {
        wrong(file)
                .ifPresent(what -> subject.add(Rule.HEADER_MALFORMED.found(
                        file.path(),
                        "The header has the file '%s', %s".formatted(Printable.quoted(file.path()), what))));
    }

    /** Why rpm cannot make a file, as the end of a sentence. */
    private Optional<String> wrong(PackagedFile file) {
        String name = InstallPath.name(file.path());
        if (header.has(RpmTag.FILEMODES) && !file.hasType()) {
            return Optional.of("whose mode %o is of no type".formatted(file.mode()));
        }
        if (!file.path().startsWith("/") && !rpm.isSource()) {
            return Optional.of("which is not absolute");
        }
        if (name.equals("..")
                || name.equals(".")
                || name.isEmpty() && !file.path().equals("/")) {
            return Optional.of("which is no name");
        }
        if (name.getBytes(StandardCharsets.UTF_8).length > LONGEST_NAME) {
            return Optional.of("whose name is longer than %d bytes".formatted(LONGEST_NAME));
        }
        if (file.isSymlink() && file.linkTarget().isEmpty()) {
            return Optional.of("a symbolic link without a target");
        }
        if (!CAPABILITIES.matcher(file.capabilities()).matches()) {
            return Optional.of(
                    "whose capabilities '%s' setcap does not read".formatted(Printable.quoted(file.capabilities())));
        }
        return isBelowFile(file.path()) ? Optional.of("which is below a regular file") : Optional.empty();
    }

    private boolean isBelowFile(String path) {
        for (String parent = InstallPath.parent(path); !parent.equals("/"); parent = InstallPath.parent(parent)) {
            if (subject.file(parent).filter(PackagedFile::isRegular).isPresent()) {
                return true;
            }
        }
        return false;
    }

    private void malformed(String what) {
        subject.add(Rule.HEADER_MALFORMED.found("The header " + what));
    }
}
