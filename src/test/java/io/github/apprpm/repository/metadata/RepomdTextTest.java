package io.github.apprpm.repository.metadata;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.apprpm.model.PackagingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RepomdTextTest {
    private static final Repomd REPOMD = new Repomd(
            "1700000000",
            List.of(new RepomdData.Field("distro", Map.of("cpeid", "cpe:/o:example:1"), "Example Linux 1")),
            List.of(
                    RepomdData.of("primary", "ab", "cd", "repodata/ab-primary.xml.gz", 1_700_000_000L, 5, 50),
                    RepomdData.of("updateinfo", "ef", "01", "repodata/ef-updateinfo.xml.gz", 1_700_000_000L, 6, 60)));

    @Test
    void createrepoCsFormIsReadWithoutAnXmlParser() {
        assertEquals(Optional.of(REPOMD), RepomdText.parse(REPOMD.bytes()));
    }

    /** The text is found with {@code |} for line feeds. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "<revision> ~ <revision >",
                "|  <revision> ~ |<revision>",
                "|  <data type=\"primary\"> ~ |  <!-- ours --><data type=\"primary\">",
                "<checksum type=\"sha256\">ab ~ <checksum type='sha256'>ab",
                "<size>5< ~ <size> 5 <",
                "Example Linux 1 ~ Example <![CDATA[Linux]]> 1",
                "Example Linux 1 ~ Example Linux&#32;1",
                "<location href=\"repodata/ab-primary.xml.gz\"/> ~ <location href=\"repodata/ab-primary.xml.gz\"></location>",
            })
    void anyOtherFormOfTheSameIsReadByTheParserOfXml(String part, String other) {
        String text = new String(REPOMD.bytes(), StandardCharsets.UTF_8);
        String changed = text.replace(part.replace('|', '\n'), other.replace('|', '\n'));
        byte[] bytes = changed.getBytes(StandardCharsets.UTF_8);
        assertEquals(Optional.empty(), RepomdText.parse(bytes), changed);
        assertEquals(
                REPOMD.data().get(0).href(),
                Repomd.parse(bytes, "repomd.xml").data().get(0).href());
    }

    @Test
    void whatIsNoXmlIsRefusedWhereverItIsCutOff() {
        byte[] bytes = REPOMD.bytes();
        for (int length = 0; length < bytes.length - 1; length++) {
            byte[] cut = java.util.Arrays.copyOf(bytes, length);
            assertThrows(PackagingException.class, () -> Repomd.parse(cut, "repomd.xml"));
        }
    }

    @Test
    void aLocationOutsideOfTheRepositoryIsRefused() {
        Repomd outside = new Repomd(
                "1", List.of(), List.of(RepomdData.of("primary", "ab", "cd", "repodata/../../etc/passwd", 1, 5, 50)));
        assertThrows(PackagingException.class, () -> Repomd.parse(outside.bytes(), "repomd.xml"));
    }
}
