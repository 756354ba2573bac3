package io.github.apprpm.mojo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.apprpm.Refusal;
import io.github.apprpm.openpgp.KeyName;
import java.util.Optional;
import java.util.Properties;
import org.apache.maven.execution.DefaultMavenExecutionRequest;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.eclipse.aether.RepositorySystemSession;
import org.junit.jupiter.api.Test;

/** Servers in the settings are in src/it/secrets-stay-out-of-the-log. */
class SecretsTest {
    private static final String FINGERPRINT = "0123456789ABCDEF0123456789ABCDEF01234567";

    private final Properties environment = new Properties();
    private final Properties commandLine = new Properties();
    private final MavenProject project = new MavenProject();
    private final Plugin plugin = new Plugin();

    @SuppressWarnings("deprecation") // Maven has no other way to make a session
    private Secrets secrets() {
        MavenSession session = new MavenSession(
                null,
                (RepositorySystemSession) null,
                new DefaultMavenExecutionRequest()
                        .setSystemProperties(environment)
                        .setUserProperties(commandLine),
                null);
        return new Secrets(session, project, Optional.of(plugin), null);
    }

    private String passphrase() {
        return secrets().passphrase("WORDS", "server").map(Object::toString).orElse("none");
    }

    private static Xpp3Dom withPassphrase() {
        Xpp3Dom configuration = new Xpp3Dom("configuration");
        Xpp3Dom parameter = new Xpp3Dom("passphrase");
        parameter.setValue("hunter2");
        configuration.addChild(parameter);
        return configuration;
    }

    @Test
    void theKeyIsInTheEnvironment() {
        environment.setProperty("env.KEY", "an armored key");

        assertTrue(secrets().has("KEY"));
        assertFalse(secrets().has("OTHER"));
        assertEquals("the environment variable KEY", secrets().key("KEY").toString());
    }

    @Test
    void anEmptyVariableIsNoKey() {
        environment.setProperty("env.KEY", " ");
        String message = "The environment variable KEY has no key."
                + " Give the build the secret, or name a key with <keyFilePath> or <keyname>.";

        assertTrue(secrets().has("KEY"), "so that no other key is taken");
        assertEquals(message, Refusal.of(() -> secrets().key("KEY")).message());
        assertEquals(
                message,
                Refusal.of(() -> new SecretsTest().secrets().key("KEY")).message());
    }

    @Test
    void theFingerprintIsInTheEnvironment() {
        assertEquals(Optional.empty(), secrets().fingerprint("FINGERPRINT"));
        environment.setProperty("env.FINGERPRINT", "");
        assertEquals(Optional.empty(), secrets().fingerprint("FINGERPRINT"));
        environment.setProperty("env.FINGERPRINT", FINGERPRINT);
        assertEquals(
                Optional.of(new KeyName("the environment variable FINGERPRINT", FINGERPRINT)),
                secrets().fingerprint("FINGERPRINT"));
    }

    @Test
    void thePassphraseIsInTheEnvironment() {
        assertEquals("none", passphrase());
        environment.setProperty("env.WORDS", "");
        assertEquals("none", passphrase());
        environment.setProperty("env.WORDS", "hunter2");
        assertEquals("the environment variable WORDS", passphrase());
        assertEquals(Optional.empty(), secrets().exposedPassphrase());
    }

    @Test
    void aPropertyIsSeenByOthersToo() {
        environment.setProperty("env.WORDS", "hunter2");
        project.getProperties().setProperty("gpg.passphrase", "hunter2");
        assertEquals("the property gpg.passphrase", passphrase());
        assertTrue(secrets().exposedPassphrase().isPresent());
    }

    @Test
    void theCommandLineIsSeenByOthersToo() {
        commandLine.setProperty("gpg.passphrase", "hunter2");
        assertEquals("the property gpg.passphrase", passphrase());
        assertTrue(secrets().exposedPassphrase().isPresent());
    }

    @Test
    void aParameterIsSeenByOthersToo() {
        plugin.setConfiguration(withPassphrase());
        assertEquals("the parameter <passphrase>", passphrase());
        assertTrue(secrets().exposedPassphrase().isPresent());
    }

    @Test
    void aParameterOfAnExecutionIsSeenByOthersToo() {
        PluginExecution execution = new PluginExecution();
        execution.setConfiguration(withPassphrase());
        plugin.addExecution(execution);
        assertEquals("the parameter <passphrase>", passphrase());
    }
}
