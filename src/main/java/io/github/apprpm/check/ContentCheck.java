package io.github.apprpm.check;

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
    private final CheckContext subject;
    private final RpmPackage rpm;
    private final PayloadDigests measured;

    private ContentCheck(CheckContext subject) {
        this.subject = subject;
        this.rpm = subject.rpm();
        this.measured = subject.measured();
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
        String path = Printable.quoted(file.path());
        if (content.size() != file.size()) {
            subject.add(Rule.SIZE_MISMATCH.found(
                    file.path(),
                    "'%s' has %d bytes, but the header says %d".formatted(path, content.size(), file.size())));
        }
        boolean differs = !file.digest().isEmpty()
                && content.digest()
                        .filter(right -> !right.equals(file.digest().toLowerCase(Locale.ROOT)))
                        .isPresent();
        // A payload that breaks off within the file is reported instead.
        if (differs && (measured.broken().isEmpty() || content.size() == file.size())) {
            subject.add(Rule.FILE_DIGEST_MISMATCH.found(
                    file.path(), "The content of '%s' does not match its digest in the header".formatted(path)));
        }
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
            subject.add(Rule.SIZE_MISMATCH.found("The signature header does not state the size"));
        }
    }

    private void compareArchive(OptionalLong told) {
        if (measured.broken().isEmpty()) {
            compareSize(told, measured.archiveBytes(), "the unpacked payload");
        }
    }

    private void compareSize(OptionalLong told, long right, String what) {
        if (told.isPresent() && told.getAsLong() != right) {
            subject.add(Rule.SIZE_MISMATCH.found(
                    "The size of %s is %d, but the package says %d".formatted(what, right, told.getAsLong())));
        }
    }

    private static OptionalLong either(RpmHeader header, int tag, int wide) {
        return header.has(wide) ? header.number(wide) : header.number(tag);
    }
}
