package io.github.apprpm.mojo;

import io.github.apprpm.model.PackagingException;
import io.github.apprpm.openpgp.KeyName;
import io.github.apprpm.openpgp.KeyText;
import io.github.apprpm.openpgp.Passphrase;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.ConfigurationContainer;
import org.apache.maven.model.Plugin;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.project.MavenProject;
import org.apache.maven.settings.Server;
import org.apache.maven.settings.building.SettingsProblem;
import org.apache.maven.settings.crypto.DefaultSettingsDecryptionRequest;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.apache.maven.settings.crypto.SettingsDecryptionResult;
import org.codehaus.plexus.util.xml.Xpp3Dom;

/**
 * Keys and passphrases, which must not be printed, from the places where maven-gpg-plugin looks for them, too.
 *
 * <p>They are not parameters, because {@code mvn -X} prints parameters.
 */
final class Secrets {
    private static final String PROPERTY = "gpg.passphrase";
    private static final String PARAMETER = "passphrase";

    private final MavenSession session;
    private final MavenProject project;
    private final Optional<Plugin> plugin;
    private final SettingsDecrypter decrypter;

    /** The secrets of the build that runs this execution. */
    static Secrets of(
            MavenSession session, MavenProject project, MojoExecution execution, SettingsDecrypter decrypter) {
        Optional<Plugin> configured =
                Optional.ofNullable(project.getPlugin(execution.getPlugin().getKey()));
        return new Secrets(session, project, configured, decrypter);
    }

    /** @param plugin this plugin, if the POM has it */
    Secrets(MavenSession session, MavenProject project, Optional<Plugin> plugin, SettingsDecrypter decrypter) {
        this.session = session;
        this.project = project;
        this.plugin = plugin;
        this.decrypter = decrypter;
    }

    /** What servers of the settings get. */
    ServerAccess servers() {
        return new ServerAccess(session.getSettings(), decrypter);
    }

    /** Whether the variable is set, even if it is empty. */
    boolean has(String variable) {
        return environment(variable).isPresent();
    }

    /**
     * The keys in a variable of the environment.
     *
     * @throws PackagingException if it is empty, as on a CI server that does not give the build its secrets
     */
    KeyText key(String variable) {
        return KeyText.of(
                "the environment variable " + variable,
                environment(variable)
                        .filter(text -> !text.isBlank())
                        .orElseThrow(() -> new PackagingException(
                                "The environment variable %s has no key".formatted(variable),
                                "Give the build the secret, or name a key with <keyFilePath> or <keyname>")));
    }

    /** The fingerprint in a variable of the environment. */
    Optional<KeyName> fingerprint(String variable) {
        return environment(variable)
                .filter(text -> !text.isBlank())
                .map(text -> KeyName.ofFingerprint("the environment variable " + variable, text));
    }

    /**
     * A passphrase that others can read: in a property of the command line, the POM or a profile, or in the configuration
     * of this plugin.
     */
    Optional<Passphrase> exposedPassphrase() {
        return Optional.ofNullable(session.getUserProperties().getProperty(PROPERTY))
                .or(() -> Optional.ofNullable(project.getProperties().getProperty(PROPERTY)))
                .map(text -> from("the property " + PROPERTY, text))
                .or(() -> configurations()
                        .filter(Xpp3Dom.class::isInstance)
                        .map(configuration -> ((Xpp3Dom) configuration).getChild(PARAMETER))
                        .filter(Objects::nonNull)
                        .map(parameter -> from("the parameter <" + PARAMETER + ">", parameter.getValue()))
                        .findFirst());
    }

    private Stream<Object> configurations() {
        return plugin.stream()
                .flatMap(configured -> Stream.concat(Stream.of(configured), configured.getExecutions().stream()))
                .map(ConfigurationContainer::getConfiguration);
    }

    /**
     * @param variable the variable of the environment that may have it
     * @param serverId the server of the settings that may have it
     */
    Optional<Passphrase> passphrase(String variable, String serverId) {
        return exposedPassphrase()
                .or(() -> environment(variable)
                        .filter(text -> !text.isEmpty())
                        .map(text -> from("the environment variable " + variable, text)))
                .or(() -> ofServer(serverId));
    }

    private static Passphrase from(String origin, String text) {
        return new Passphrase(origin, text.toCharArray());
    }

    private Optional<String> environment(String variable) {
        return Optional.ofNullable(session.getSystemProperties().getProperty("env." + variable));
    }

    private Optional<Passphrase> ofServer(String id) {
        Server server = session.getSettings().getServer(id);
        if (server == null) {
            return Optional.empty();
        }
        SettingsDecryptionResult result = decrypter.decrypt(new DefaultSettingsDecryptionRequest(server));
        for (SettingsProblem problem : result.getProblems()) {
            if (problem.getSeverity() != SettingsProblem.Severity.WARNING) {
                throw new PackagingException(
                        "The passphrase of the <server> '%s' in the settings cannot be decrypted: %s"
                                .formatted(id, problem.getMessage()),
                        "Encrypt it again with 'mvn --encrypt-password', on a machine that has the master password");
            }
        }
        Server decrypted = result.getServer();
        return Optional.ofNullable(decrypted.getPassphrase())
                .or(() -> Optional.ofNullable(decrypted.getPassword()))
                .map(text -> from("the <server> '%s' in the settings".formatted(id), text));
    }
}
