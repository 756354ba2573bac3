package io.github.apprpm.container;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.apprpm.model.PackagingException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ImageContentsTest {
    private static final List<String> WHOLE = List.of(
            "rpm /usr/bin/rpm",
            "dnf /usr/bin/dnf",
            "zypper /usr/bin/zypper",
            "curl /usr/bin/curl",
            "timeout /usr/bin/timeout",
            "systemd /usr/lib/systemd/systemd",
            "version 257");

    @Test
    void aWholeSystemIsAccepted() {
        assertEquals(new ImageContents("/usr/lib/systemd/systemd", 257, "dnf"), ImageContents.of("fedora", WHOLE));
    }

    @Test
    void aVersionMayHaveMoreThanDigits() {
        assertEquals(
                258,
                ImageContents.of("fedora", without("version", "version 258~rc1"))
                        .systemdVersion());
    }

    @Test
    void zypperIsTakenWhereThereIsNoOther() {
        assertEquals("zypper", ImageContents.of("leap", without("dnf")).packageManager());
    }

    @Test
    void whatIsMissingIsNamedWithTheRemedy() {
        assertEquals(
                "The image 'fedora' of <images> has no systemd, no curl. Name a full system image, or a Containerfile that adds what is missing: "
                        + "'FROM fedora', then 'RUN dnf -y install systemd curl'.",
                refusal("fedora", without("systemd", "version 0", "curl")));
    }

    @Test
    void theRemedyIsOfTheImagesOwnPackageManager() {
        assertEquals(
                "The image 'debian' of <images> has no systemd, no rpm, no package manager (dnf, yum, microdnf, zypper), no curl. Name a full system "
                        + "image, or a Containerfile that adds what is missing: 'FROM debian', then 'RUN apt-get -y install systemd rpm dnf curl'.",
                refusal("debian", List.of("apt-get /usr/bin/apt-get", "timeout /usr/bin/timeout")));
    }

    private static String refusal(String image, List<String> lines) {
        return assertThrows(PackagingException.class, () -> ImageContents.of(image, lines))
                .getMessage();
    }

    /** Lines with a blank are put in, others name what is left out. */
    private static List<String> without(String... changes) {
        List<String> lines = new ArrayList<>(WHOLE);
        for (String change : changes) {
            if (change.contains(" ")) {
                lines.add(change);
            } else {
                lines.removeIf(line -> line.startsWith(change + " "));
            }
        }
        return lines;
    }
}
