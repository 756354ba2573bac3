package io.github.apprpm.sbom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.cyclonedx.model.LicenseChoice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LicensesTest {
    private static LicenseChoice choice(String... texts) {
        return new Licenses().choice(List.of(texts)).orElseThrow();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Apache-2.0|Apache-2.0",
                "Apache License, Version 2.0|Apache-2.0",
                "The Apache Software License, Version 2.0|Apache-2.0",
                "https://www.apache.org/licenses/LICENSE-2.0.txt|Apache-2.0",
                "http://www.apache.org/licenses/LICENSE-2.0|Apache-2.0",
                "https://opensource.org/license/mit|MIT",
                "EPL 2.0|EPL-2.0"
            })
    void aNameOrAddressBecomesAnIdentifier(String text, String id) {
        assertEquals(id, choice(text).getLicenses().get(0).getId());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Proprietary",
                "Apache License",
                "BSD",
                "https://acme.example/license",
                "Apache-2.0 OR ACME",
                "a OR "
            })
    void whatIsUnknownOrVagueKeepsItsName(String text) {
        assertEquals(text, choice(text).getLicenses().get(0).getName());
        assertEquals(null, choice(text).getLicenses().get(0).getId());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Apache-2.0 OR MIT",
                "(EPL-2.0 OR Apache-2.0) AND MIT",
                "EPL-2.0 OR GPL-2.0-only WITH Classpath-exception-2.0"
            })
    void anExpressionStaysOne(String text) {
        assertEquals(text, choice(text).getExpression().getValue());
    }

    @Test
    void twoNamesOfOneLicenceAreOne() {
        assertEquals(
                1,
                choice("Apache-2.0", "Apache License, Version 2.0")
                        .getLicenses()
                        .size());
    }

    @Test
    void nothingIsNoChoice() {
        assertTrue(new Licenses().choice(List.of()).isEmpty());
    }
}
