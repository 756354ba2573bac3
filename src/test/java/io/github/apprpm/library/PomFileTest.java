package io.github.apprpm.library;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Isolated("changes System.err")
class PomFileTest {
    private static PomFile of(String xml) {
        return PomFile.parse(xml.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void theProjectsVersionOutweighsTheParents() {
        assertEquals(
                Optional.of("2"),
                of("<project><version>2</version><parent><version>1</version></parent></project>")
                        .version());
        assertEquals(
                Optional.of("1"),
                of("<project><parent><version>1</version></parent><build><version>3</version></build></project>")
                        .version());
    }

    @Test
    void aLicenceIsNamedOrElseAddressed() {
        assertEquals(List.of("MIT", "https://a.example"), of("""
                        <project><licenses>
                        <license><url>https://b.example</url><name> MIT </name></license>
                        <license><url>https://a.example</url></license>
                        <license><name></name></license>
                        </licenses></project>""").licenses());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no xml",
                "<project><version>1</version>",
                "<project><version>&unknown;</version></project>",
                "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/hostname'>]><project><version>&x;</version></project>"
            })
    void aPomThatIsNotWellFormedSaysNothingAndPrintsNothing(String xml) {
        PrintStream error = System.err;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setErr(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            assertEquals(PomFile.EMPTY, of(xml));
            assertEquals(PomFile.EMPTY, PomFile.parse(new byte[] {'<', (byte) 0xFF}));
        } finally {
            System.setErr(error);
        }
        assertEquals("", printed.toString(StandardCharsets.UTF_8));
    }

    @Test
    void whatIsDeepInElementsDoesNotCount() {
        String deep = "<a>".repeat(50) + "<version>2</version>" + "</a>".repeat(50);

        assertEquals(
                Optional.of("1"),
                of("<project>" + deep + "<version>1</version></project>").version());
    }
}
