package io.github.apprpm.model;

import static io.github.apprpm.model.FileFlag.CONFIG;
import static io.github.apprpm.model.FileFlag.DOC;
import static io.github.apprpm.model.FileFlag.GHOST;
import static io.github.apprpm.model.FileFlag.LICENSE;
import static io.github.apprpm.model.FileFlag.MISSINGOK;
import static io.github.apprpm.model.FileFlag.NOREPLACE;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.apprpm.Refusal;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileFlagTest {
    @ParameterizedTest
    @ValueSource(strings = {"config, noreplace", "config,noreplace", " noreplace config ", "config\n  noreplace"})
    void flagsAreSeparatedByCommasOrSpace(String names) {
        assertEquals(Set.of(CONFIG, NOREPLACE), FileFlag.parse("/etc/shop.conf", names));
    }

    @Test
    void theNamesAreThoseOfASpecFile() {
        assertEquals(
                Set.of(CONFIG, MISSINGOK, GHOST, DOC, LICENSE),
                FileFlag.parse("/x", "config, missingok, ghost, doc, license"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Config", "conf", "dir", "%config"})
    void anUnknownFlagIsRefused(String name) {
        Refusal.of(() -> FileFlag.parse("/etc/shop.conf", "doc, " + name))
                .says("flag '" + name + "'", "'/etc/shop.conf'", "config, noreplace, missingok, ghost, doc, license");
    }

    @Test
    void noreplaceAloneMeansNothing() {
        Refusal.of(() -> FileFlag.parse("/etc/shop.conf", "noreplace"))
                .says("'noreplace'", "'/etc/shop.conf'", "Write 'config, noreplace'");
    }
}
