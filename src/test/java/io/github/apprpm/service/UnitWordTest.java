package io.github.apprpm.service;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.apprpm.systemd.UnitEnvironment;
import io.github.apprpm.systemd.UnitWords;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnitWordTest {
    private static final UnitEnvironment SHOP = new UnitEnvironment(Map.of("PORT", "9090", "DIR", "a b"));

    /** The arguments that a program gets from a word. */
    private static List<String> arguments(String word) {
        return UnitWords.of("/usr/bin/env " + word).stream()
                .skip(1)
                .flatMap(part -> SHOP.words(part).stream())
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "server",
                "",
                " ",
                "a b",
                "100%",
                "%h",
                "%%",
                "$",
                "$$",
                "$HOME",
                "$/ping",
                "${",
                "${}",
                "${a-b}",
                "${PORT:-1}",
                "C:\\dir\\",
                "\\",
                "\\n",
                "say \"hi\"",
                "it's",
                "a\tb",
                ";",
                "*",
                "#x",
                "-",
                "@x",
                "größe €",
                "😀"
            })
    void theProgramGetsWhatTheUserWrote(String text) {
        assertEquals(List.of(text), arguments(UnitWord.of(text)));
    }

    @ParameterizedTest
    @CsvSource({
        "${PORT}, 9090",
        "--port=${PORT}, --port=9090",
        "${DIR}, a b",
        "${DIR}/${PORT}%, a b/9090%",
        "$$${PORT}, $${PORT}",
        "$${PORT}, ${PORT}",
        "${ABSENT}, ''"
    })
    void aVariableIsItsValueInOneArgument(String text, String argument) {
        assertEquals(List.of(argument), arguments(UnitWord.of(text)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"server", "conf/config.yml", "--port=${PORT}", "-Dx=y", "/health?a=b&c=d"})
    void aPlainWordHasNoQuotes(String text) {
        assertEquals(text, UnitWord.of(text));
    }
}
