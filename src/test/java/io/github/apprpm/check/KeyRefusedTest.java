package io.github.apprpm.check;

import static io.github.apprpm.check.Sample.shop;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.apprpm.model.Compatibility;
import io.github.apprpm.openpgp.KeyText;
import io.github.apprpm.openpgp.PublicKeys;
import io.github.apprpm.openpgp.TestKey;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("tool")
class KeyRefusedTest {
    private static final TestKey GOOD = TestKey.rsa(3072);
    private static final TestKey OLD = TestKey.rsa(4096).certifiedOverSha1();

    @TempDir
    private Path directory;

    private List<Severity> severities(Compatibility oldest, TestKey by, TestKey... known) throws IOException {
        PublicKeys keys = PublicKeys.read(Stream.of(known)
                .map(key -> KeyText.of("a file", key.publicKey()))
                .toList());
        CheckOptions options = new CheckOptions(
                false,
                oldest,
                Optional.of(keys),
                true,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty());
        Path rpm = shop().forHosts(oldest).writeTo(directory, by.signer());
        return Verdict.of(rpm, options).of(Rule.KEY_REFUSED).stream()
                .map(Finding::severity)
                .toList();
    }

    @Test
    void aKeyThatTheOldestHostDoesNotImportIsAnError() throws IOException {
        assertEquals(List.of(Severity.ERROR), severities(Compatibility.EL9, OLD, OLD));
    }

    @Test
    void aKeyThatOnlyNewerHostsDoNotImportIsAWarning() throws IOException {
        assertEquals(List.of(Severity.WARNING), severities(Compatibility.EL8, OLD, OLD));
    }

    @Test
    void aKeyThatHasNotSignedThePackageIsAWarning() throws IOException {
        assertEquals(List.of(Severity.WARNING), severities(Compatibility.EL9, GOOD, GOOD, OLD));
    }

    @Test
    void aSubkeyIsAnErrorForEl7Alone() throws IOException {
        TestKey subkey = GOOD.withSubkey();
        assertEquals(List.of(Severity.ERROR), severities(Compatibility.EL7, subkey, subkey));
        assertEquals(List.of(), severities(Compatibility.EL8, subkey, subkey));
    }
}
