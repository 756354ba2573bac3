package io.github.apprpm.systemd;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class UnitEnvironmentTest {
    private static final UnitEnvironment SHOP =
            new UnitEnvironment(Map.of("PORT", "8080", "OPTIONS", "-Xmx1g '-Dname=a b'", "EMPTY", ""));

    private static Map<String, String> variables(String unit, String file) {
        return UnitEnvironment.of(
                        Unit.parse("/usr/lib/systemd/system/shop.service", "[Service]\n" + unit),
                        path -> path.equals("/etc/sysconfig/shop") ? file : "")
                .variables();
    }

    @Test
    void environmentFilesWinOverTheUnit() {
        assertEquals(
                Map.of("A", "of the file", "B", "2"),
                variables(
                        "EnvironmentFile=-/etc/sysconfig/shop\nEnvironmentFile=/etc/absent\nEnvironment=A=1 B=2\n",
                        "# B=3\n; B=4\n\nA=\"of the file\"\n"));
    }

    @Test
    void anEmptyAssignmentForgetsTheVariablesBefore() {
        assertEquals(Map.of("B", "2"), variables("Environment=A=1\nEnvironment=\nEnvironment=B=2\n", ""));
    }

    @Test
    void variablesBecomeTheirValues() {
        assertEquals("http://127.0.0.1:8080/", SHOP.expanded("http://127.0.0.1:${PORT}/"));
        assertEquals("x-y", SHOP.expanded("x${ABSENT}-${EMPTY}y"));
    }

    @Test
    void aDoubledDollarSignIsALiteralOne() {
        assertEquals("$PORT $", SHOP.expanded("$$PORT $$"));
    }

    @Test
    void aVariableWithoutBracesMayBeSeveralWords() {
        assertEquals(List.of("-Xmx1g", "-Dname=a b"), SHOP.words("$OPTIONS"));
        assertEquals(List.of("-Xmx1g '-Dname=a b'"), SHOP.words("${OPTIONS}"));
        assertEquals(List.of(), SHOP.words("$EMPTY"));
    }

    @Test
    void theFirstReferenceIsFound() {
        assertEquals(Optional.of("PORT"), UnitEnvironment.reference("$$5 http://127.0.0.1:${PORT}/$PATH"));
        assertEquals(Optional.empty(), UnitEnvironment.reference("http://127.0.0.1:8080/"));
    }
}
