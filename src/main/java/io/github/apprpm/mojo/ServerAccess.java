package io.github.apprpm.mojo;

import io.github.apprpm.http.HttpAccess;
import io.github.apprpm.http.HttpProxy;
import io.github.apprpm.http.Login;
import io.github.apprpm.model.PackagingException;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.maven.settings.Proxy;
import org.apache.maven.settings.Server;
import org.apache.maven.settings.Settings;
import org.apache.maven.settings.building.SettingsProblem;
import org.apache.maven.settings.crypto.DefaultSettingsDecryptionRequest;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.apache.maven.settings.crypto.SettingsDecryptionResult;
import org.codehaus.plexus.util.xml.Xpp3Dom;

/** Credentials, headers and proxies, from where Maven users have them for repositories: the settings. */
record ServerAccess(Settings settings, SettingsDecrypter decrypter) {
    /** As {@code <server><configuration><httpHeaders>} has them, which Maven sends to repositories, too. */
    private static final String HEADERS = "httpHeaders";

    /**
     * What a server gets with each request. A password without a user is a token.
     *
     * @param tokenHeader takes a token; {@code Authorization} takes it after the word {@code Bearer}
     * @throws PackagingException if the settings do not have the server
     */
    HttpAccess access(Optional<String> serverId, String tokenHeader) {
        if (serverId.isEmpty()) {
            return HttpAccess.ANONYMOUS;
        }
        Server server = decrypted(serverId.get());
        HttpAccess access = new HttpAccess(origin(serverId.get()), login(server), headers(server));
        boolean isToken = server.getUsername() == null && server.getPassword() != null;
        if (!isToken) {
            return access;
        }
        String value = tokenHeader.equals("Authorization") ? "Bearer " + server.getPassword() : server.getPassword();
        return access.with(tokenHeader, value);
    }

    private static String origin(String serverId) {
        return "the <server> '%s' of the settings".formatted(serverId);
    }

    /** The server with its passwords in clear. */
    Server decrypted(String serverId) {
        Server server = settings.getServer(serverId);
        if (server == null) {
            List<String> known =
                    settings.getServers().stream().map(Server::getId).sorted().toList();
            throw new PackagingException(
                    "The settings have no <server> '%s'; they have %s"
                            .formatted(serverId, known.isEmpty() ? "none" : known),
                    "Correct <serverId> or -Dapprpm.serverId, or add the server to ~/.m2/settings.xml");
        }
        SettingsDecryptionResult result = decrypter.decrypt(new DefaultSettingsDecryptionRequest(server));
        requireDecrypted(result, origin(serverId));
        return result.getServer();
    }

    private static void requireDecrypted(SettingsDecryptionResult result, String what) {
        for (SettingsProblem problem : result.getProblems()) {
            if (problem.getSeverity() != SettingsProblem.Severity.WARNING) {
                throw new PackagingException(
                        "The password of %s cannot be decrypted: %s".formatted(what, problem.getMessage()),
                        "Encrypt it again with 'mvn --encrypt-password', on a machine that has the master password");
            }
        }
    }

    private static Optional<Login> login(Server server) {
        return Optional.ofNullable(server.getUsername())
                .map(user -> new Login(user, Objects.requireNonNullElse(server.getPassword(), "")));
    }

    private static Map<String, String> headers(Server server) {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        if (server.getConfiguration() instanceof Xpp3Dom configuration && configuration.getChild(HEADERS) != null) {
            for (Xpp3Dom property : configuration.getChild(HEADERS).getChildren("property")) {
                Optional<String> name = text(property, "name");
                text(property, "value").ifPresent(value -> name.ifPresent(known -> headers.put(known, value)));
            }
        }
        return headers;
    }

    private static Optional<String> text(Xpp3Dom parent, String name) {
        return Optional.ofNullable(parent.getChild(name)).map(Xpp3Dom::getValue);
    }

    /** The active proxy for an address; as for Maven, that of http is also for https if there is none. */
    Optional<HttpProxy> proxy(URI base) {
        String protocol = base.getScheme().toLowerCase(Locale.ROOT);
        return Stream.of(protocol, "http")
                .flatMap(wanted -> settings.getProxies().stream()
                        .filter(proxy -> proxy.isActive() && wanted.equalsIgnoreCase(proxy.getProtocol())))
                .findFirst()
                .map(this::proxy);
    }

    private HttpProxy proxy(Proxy configured) {
        SettingsDecryptionResult result = decrypter.decrypt(new DefaultSettingsDecryptionRequest(configured));
        requireDecrypted(result, "the <proxy> '%s' of the settings".formatted(configured.getId()));
        Proxy proxy = result.getProxy();
        return new HttpProxy(
                proxy.getHost(),
                proxy.getPort(),
                Optional.ofNullable(proxy.getUsername())
                        .map(user -> new Login(user, Objects.requireNonNullElse(proxy.getPassword(), ""))),
                Objects.requireNonNullElse(proxy.getNonProxyHosts(), ""));
    }
}
