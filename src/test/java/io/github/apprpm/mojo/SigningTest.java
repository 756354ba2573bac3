package io.github.apprpm.mojo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.apprpm.Refusal;
import io.github.apprpm.model.Compatibility;
import io.github.apprpm.openpgp.GpgProgram;
import io.github.apprpm.openpgp.SigningDigest;
import io.github.apprpm.openpgp.TestKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.apache.maven.execution.DefaultMavenExecutionRequest;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;
import org.eclipse.aether.RepositorySystemSession;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SigningTest {
    private static final TestKey KEY = TestKey.rsa(3072);

    @TempDir
    Path directory;

    private final Properties environment = new Properties();
    private final MavenProject project = new MavenProject();
    private final List<String> warnings = new ArrayList<>();

    private Optional<Boolean> sign = Optional.empty();
    private Optional<String> signer = Optional.empty();
    private Optional<String> keyFilePath = Optional.empty();
    private Optional<String> keyFingerprint = Optional.empty();
    private Optional<String> keyname = Optional.empty();
    private boolean bestPractices;

    private Signing signing() {
        return new Signing(
                sign,
                signer,
                SigningDigest.SHA256,
                new Signing.KeySource(keyFilePath, "KEY", keyFingerprint, "FINGERPRINT", keyname),
                new Signing.PassphraseSource("WORDS", "server", bestPractices),
                new GpgProgram(directory.resolve("no-gpg").toString(), Optional.empty(), false));
    }

    @SuppressWarnings("deprecation") // Maven has no other way to make a session
    private String signedBy() throws IOException {
        MavenSession session = new MavenSession(
                null,
                (RepositorySystemSession) null,
                new DefaultMavenExecutionRequest().setSystemProperties(environment),
                null);
        return signing()
                .signer(new Secrets(session, project, Optional.empty(), null), Compatibility.EL9, warnings::add)
                .name();
    }

    private String refusal() {
        return Refusal.of(this::signedBy).message();
    }

    private void keyIsInAFile() throws IOException {
        keyFilePath = Optional.of(
                Files.writeString(directory.resolve("key.asc"), KEY.secretKey()).toString());
    }

    @Test
    void aKeyThatIsNamedSwitchesSigningOnAndTheEnvironmentAloneDoesNot() throws IOException {
        environment.setProperty("env.KEY", KEY.secretKey());
        assertEquals(Optional.empty(), signing().wanted());

        keyFingerprint = Optional.of(KEY.fingerprint());
        assertEquals(Optional.of(true), signing().wanted());

        sign = Optional.of(false);
        assertEquals(Optional.of(false), signing().wanted());
    }

    @Test
    void aKeyFileOrAKeyInTheEnvironmentSignsWithoutGpg() throws IOException {
        environment.setProperty("env.KEY", KEY.secretKey());
        assertTrue(signedBy().startsWith(KEY.fingerprint()), signedBy());

        environment.clear();
        keyIsInAFile();
        assertTrue(signedBy().startsWith(KEY.fingerprint()), signedBy());
    }

    @Test
    @Tag("tool")
    void aKeyNameOrNoKeyAtAllMeansGpg() throws IOException {
        assertTrue(refusal().contains("no-gpg"), refusal());

        environment.setProperty("env.KEY", KEY.secretKey());
        keyname = Optional.of("Rita");
        assertTrue(refusal().contains("no-gpg"), refusal());

        signer = Optional.of("bc");
        assertTrue(refusal().contains("'Rita' in <keyname>"), refusal());
    }

    @Test
    void theFingerprintIsThatOfTheParameterOrElseOfTheEnvironment() throws IOException {
        keyIsInAFile();
        environment.setProperty("env.FINGERPRINT", "0".repeat(40));
        assertTrue(refusal().contains("of the environment variable FINGERPRINT"), refusal());

        keyFingerprint = Optional.of(KEY.fingerprint());
        assertTrue(signedBy().startsWith(KEY.fingerprint()), signedBy());
    }

    @Test
    void aPassphraseThatOthersCanReadIsWarnedOfOrRefused() throws IOException {
        keyIsInAFile();
        project.getProperties().setProperty("gpg.passphrase", "hunter2");
        signedBy();
        assertEquals(
                List.of("The passphrase is in the property gpg.passphrase, where others can read it."
                        + " Set the environment variable WORDS instead."),
                warnings);

        bestPractices = true;
        assertTrue(refusal().contains("<bestPractices> forbids that"), refusal());
    }

    @Test
    void anUnknownSignerIsRefused() {
        signer = Optional.of("pgp");

        assertEquals("The <signer> 'pgp' is not known. Set it to bc or gpg.", refusal());
    }
}
