package io.github.apprpm.check;

import io.github.apprpm.rpm.RpmLead;
import io.github.apprpm.rpm.RpmPackage;
import io.github.apprpm.text.Printable;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Checks the lead, the first 96 bytes. No digest covers the lead, so it is compared with the header. */
final class LeadCheck {
    private static final int HEADER_SIGNATURES = 5;
    private static final int LINUX = 1;
    private static final int NAME_BYTES = 65;
    private static final int NEWEST = 4;

    private LeadCheck() {}

    static void check(CheckContext subject) {
        RpmPackage rpm = subject.rpm();
        RpmLead lead = rpm.lead();
        if (lead.major() < 3 || lead.major() > NEWEST) {
            error(subject, "The lead has version %d.%d of the format".formatted(lead.major(), lead.minor()));
        }
        if (lead.signatureType() != HEADER_SIGNATURES) {
            error(subject, "The lead announces signatures of type %d, not 5".formatted(lead.signatureType()));
        }
        if (lead.type() != 0 && lead.type() != 1) {
            warn(subject, "The lead says that this is a package of type %d".formatted(lead.type()));
        }
        // rpm reads the following facts from the header instead.
        String name = "%s-%s-%s".formatted(rpm.name(), rpm.version(), rpm.release());
        String withEpoch = "%s-%s".formatted(rpm.name(), rpm.evr());
        String told = cut(lead.name());
        if (!told.equals(cut(name)) && !told.equals(cut(withEpoch))) {
            warn(subject, "The lead names '%s', the header '%s'".formatted(Printable.quoted(lead.name()), name));
        }
        // rpm 6 writes 0.
        if (lead.operatingSystem() != LINUX && lead.operatingSystem() != 0) {
            warn(
                    subject,
                    "The lead is for the operating system %d; Linux is %d".formatted(lead.operatingSystem(), LINUX));
        }
    }

    private static void error(CheckContext subject, String problem) {
        subject.add(Rule.LEAD_INVALID.found(problem));
    }

    private static void warn(CheckContext subject, String problem) {
        subject.add(Rule.LEAD_INVALID.found(problem).with(Severity.WARNING));
    }

    private static String cut(String name) {
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        return new String(Arrays.copyOf(bytes, Math.min(bytes.length, NAME_BYTES)), StandardCharsets.ISO_8859_1);
    }
}
