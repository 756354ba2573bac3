package io.github.apprpm.check;

import io.github.apprpm.rpm.HardLinks;
import io.github.apprpm.rpm.PackagedFile;
import io.github.apprpm.rpm.PayloadDigests;
import io.github.apprpm.rpm.PayloadDigests.Content;
import io.github.apprpm.rpm.RpmHeader;
import io.github.apprpm.rpm.RpmPackage;
import io.github.apprpm.rpm.RpmTag;
import io.github.apprpm.rpm.SignatureTag;
import io.github.apprpm.text.Printable;
import java.util.HashSet;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Set;

/** Compares files and sizes with the headers. */
final class ContentCheck {
    /** The last entry of an archive, whose name is TRAILER!!!. */
    private static final int TRAILER_BYTES = 124;

    private static final String NO_MD5 = "0".repeat(32);

    private final CheckContext subject;
    private final RpmPackage rpm;
    private final PayloadDigests measured;
    private final HardLinks links;

    private ContentCheck(CheckContext subject) {
        this.subject = subject;
        this.rpm = subject.rpm();
        this.measured = subject.measured();
        this.links = HardLinks.of(rpm.files());
    }

    static void check(CheckContext subject) {
        ContentCheck check = new ContentCheck(subject);
        check.checkFiles();
        check.checkSizes();
    }

    private void checkFiles() {
        Set<String> seen = new HashSet<>();
        for (PackagedFile file : rpm.files()) {
            // Of two files with the same path, the archive does not show which one an entry is.
            if (seen.add(file.path()) && !file.isGhost()) {
                measured.contents()
                        .get(file.index())
                        .ifPresentOrElse(content -> compare(file, content), () -> missing(file));
            }
        }
    }

    private void missing(PackagedFile file) {
        if (measured.broken().isEmpty()) {
            subject.add(Rule.PAYLOAD_BROKEN.found(
                    file.path(), "The payload has no '%s'".formatted(Printable.quoted(file.path()))));
        }
    }

    private void compare(PackagedFile file, Content content) {
        if (!file.isRegular()) {
            return;
        }
        // Of several names of a file, rpm looks at the size and the digest of the last one only.
        Severity severity = links.last(file).equals(file) ? Severity.ERROR : Severity.WARNING;
        String path = Printable.quoted(file.path());
        if (content.size() != file.size()) {
            subject.add(Rule.SIZE_MISMATCH
                    .found(
                            file.path(),
                            "'%s' has %d bytes, but the header says %d".formatted(path, content.size(), file.size()))
                    .with(severity));
        }
        boolean differs =
                content.digest().filter(right -> !isDigest(file, right)).isPresent();
        // A payload that breaks off within the file is reported instead.
        if (differs && (measured.broken().isEmpty() || content.size() == file.size())) {
            String problem = file.digest().isEmpty()
                    ? "The header has no digest of the content of '%s'"
                    : "The content of '%s' does not match its digest in the header";
            subject.add(Rule.FILE_DIGEST_MISMATCH
                    .found(file.path(), problem.formatted(path))
                    .with(severity));
        }
    }

    /** Old packages have zeros or nothing for the MD5 digest of an empty file. */
    private static boolean isDigest(PackagedFile file, String right) {
        String told = file.digest().toLowerCase(Locale.ROOT);
        boolean isOldAndEmpty = file.size() == 0 && right.length() == NO_MD5.length();
        return right.equals(told) || isOldAndEmpty && (told.isEmpty() || told.equals(NO_MD5));
    }

    private void checkSizes() {
        RpmHeader signature = rpm.signature();
        long all = rpm.header().length() + measured.compressedBytes();
        compareSize(either(signature, SignatureTag.SIZE, SignatureTag.LONGSIZE), all, "header and payload");
        compareArchive(either(signature, SignatureTag.PAYLOADSIZE, SignatureTag.LONGARCHIVESIZE));
        if (rpm.header().has(RpmTag.RPMFORMAT)) {
            compareSize(rpm.header().number(RpmTag.PAYLOADSIZE), measured.compressedBytes(), "the payload");
            compareArchive(rpm.header().number(RpmTag.PAYLOADSIZEALT));
        } else if (!signature.has(SignatureTag.SIZE) && !signature.has(SignatureTag.LONGSIZE)) {
            warn("The signature header does not state the size");
        }
    }

    private void compareArchive(OptionalLong told) {
        // Some builders do not count the trailer.
        boolean isWithoutTrailer = told.isPresent() && told.getAsLong() == measured.archiveBytes() - TRAILER_BYTES;
        if (measured.broken().isEmpty() && measured.brokenEnd().isEmpty() && !isWithoutTrailer) {
            compareSize(told, measured.archiveBytes(), "the unpacked payload");
        }
    }

    private void compareSize(OptionalLong told, long right, String what) {
        if (told.isPresent() && told.getAsLong() != right) {
            warn("The size of %s is %d, but the package says %d".formatted(what, right, told.getAsLong()));
        }
    }

    /** rpm does not look at the sizes of the whole; other clients do. */
    private void warn(String problem) {
        subject.add(Rule.SIZE_MISMATCH.found(problem).with(Severity.WARNING));
    }

    private static OptionalLong either(RpmHeader header, int tag, int wide) {
        return header.has(wide) ? header.number(wide) : header.number(tag);
    }
}
