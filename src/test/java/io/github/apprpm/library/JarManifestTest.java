package io.github.apprpm.library;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JarManifestTest {
    private static JarManifest of(String text) {
        return JarManifest.parse(text.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "Apache-2.0|Apache-2.0",
                "Apache-2.0, EPL-2.0|Apache-2.0+EPL-2.0",
                "\"Apache-2.0\";link=\"https://a.example/b;c,d\"|Apache-2.0",
                "\"a, b\";x=y,MIT|a, b+MIT",
                "Apache License, Version 2.0|Apache License, Version 2.0",
                "https://a.example/license|https://a.example/license",
                "<<EXTERNAL>>|''",
                ",|''"
            })
    void bundlesListTheirLicences(String header, String licenses) {
        List<String> expected = licenses.isEmpty() ? List.of() : Arrays.asList(licenses.split("\\+"));

        assertEquals(expected, of("Bundle-License: " + header + "\n").licenses());
    }

    @Test
    void whatFollowsTheMainAttributesDoesNotCount() {
        JarManifest manifest = of("Main-Class: a.B\r\n\r\nName: a/B.class\r\nBundle-License: MIT\r\n");

        assertEquals(Optional.of("a.B"), manifest.value("Main-Class"));
        assertEquals(List.of(), manifest.licenses());
    }

    @Test
    void aManifestThatIsNoneSaysNothing() {
        assertEquals(Optional.empty(), of("no manifest").value("Main-Class"));
    }
}
