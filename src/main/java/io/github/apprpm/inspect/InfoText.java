package io.github.apprpm.inspect;

import static java.util.stream.Collectors.joining;

import io.github.apprpm.rpm.RpmHeader;
import io.github.apprpm.rpm.RpmPackage;
import io.github.apprpm.rpm.RpmTag;
import io.github.apprpm.rpm.SignatureKind;
import io.github.apprpm.text.Printable;
import io.github.apprpm.text.Time;
import java.util.List;
import java.util.OptionalLong;

/** The lines of {@code rpm -qi}, as rpm 4.18 arranges them. */
final class InfoText {
    private static final String NONE = "(none)";
    private static final int LABEL = "Description : ".length();

    private final RpmPackage rpm;
    private final RpmHeader header;
    private final StringBuilder text = new StringBuilder();

    InfoText(RpmPackage rpm) {
        this.rpm = rpm;
        this.header = rpm.header();
        lines();
    }

    @Override
    public String toString() {
        return text.toString();
    }

    private void lines() {
        line("Name", string(RpmTag.NAME));
        header.number(RpmTag.EPOCH).ifPresent(epoch -> line("Epoch", Long.toUnsignedString(epoch)));
        line("Version", string(RpmTag.VERSION));
        line("Release", string(RpmTag.RELEASE));
        ifPresent("DistTag", RpmTag.DISTTAG);
        line("Architecture", string(RpmTag.ARCH));
        line("Install Date", "(not installed)");
        line("Group", string(RpmTag.GROUP));
        line("Size", number(RpmTag.LONGSIZE, RpmTag.SIZE));
        if (header.has(RpmTag.LICENSE)) {
            line("License", string(RpmTag.LICENSE));
        } else {
            text.append('\n');
        }
        line("Signature", signature());
        line("Source RPM", string(RpmTag.SOURCERPM));
        line("Build Date", time());
        line("Build Host", string(RpmTag.BUILDHOST));
        relocations();
        ifPresent("Packager", RpmTag.PACKAGER);
        ifPresent("Vendor", RpmTag.VENDOR);
        ifPresent("URL", RpmTag.URL);
        ifPresent("Bug URL", RpmTag.BUGURL);
        line("Summary", string(RpmTag.SUMMARY));
        text.append("Description :\n").append(string(RpmTag.DESCRIPTION)).append('\n');
    }

    private void line(String label, String value) {
        text.append(label)
                .append(" ".repeat(LABEL - 2 - label.length()))
                .append(": ")
                .append(value)
                .append('\n');
    }

    private void ifPresent(String label, int tag) {
        if (header.has(tag)) {
            line(label, string(tag));
        }
    }

    private String string(int tag) {
        return header.string(tag).map(Printable::lines).orElse(NONE);
    }

    private String number(int... tags) {
        for (int tag : tags) {
            OptionalLong number = header.number(tag);
            if (number.isPresent()) {
                return Long.toUnsignedString(number.getAsLong());
            }
        }
        return NONE;
    }

    private String time() {
        OptionalLong seconds = header.number(RpmTag.BUILDTIME);
        return seconds.isPresent() ? Time.SECOND.of(seconds.getAsLong()) : NONE;
    }

    private void relocations() {
        List<String> prefixes = header.strings(RpmTag.PREFIXES);
        if (!prefixes.isEmpty()) {
            text.append("Relocations : ");
            prefixes.forEach(prefix -> text.append(Printable.line(prefix)).append(' '));
            text.append('\n');
        }
    }

    /** The first signature that every rpm reads; otherwise all that only rpm from version 6 on reads. */
    private String signature() {
        List<PackageSignature> signatures = PackageSignature.of(rpm);
        if (signatures.isEmpty()) {
            return NONE;
        }
        return signatures.get(0).kind() == SignatureKind.OPENPGP
                ? signatures.stream().map(PackageSignature::toString).collect(joining("\n" + " ".repeat(LABEL)))
                : signatures.get(0).toString();
    }
}
