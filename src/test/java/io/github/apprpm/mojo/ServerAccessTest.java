package io.github.apprpm.mojo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.apprpm.Refusal;
import io.github.apprpm.http.HttpAccess;
import io.github.apprpm.http.Login;
import java.lang.reflect.InvocationHandler;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.maven.settings.Proxy;
import org.apache.maven.settings.Server;
import org.apache.maven.settings.Settings;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.apache.maven.settings.crypto.SettingsDecryptionRequest;
import org.apache.maven.settings.crypto.SettingsDecryptionResult;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.junit.jupiter.api.Test;

/** Encrypted passwords are in src/it/publish-keeps-secrets-out-of-the-log. */
class ServerAccessTest {
    private final Settings settings = new Settings();
    private final ServerAccess access = new ServerAccess(settings, ServerAccessTest::inClear);

    private static SettingsDecryptionResult inClear(SettingsDecryptionRequest request) {
        InvocationHandler answers = (proxy, method, arguments) -> switch (method.getName()) {
            case "getServer" -> request.getServers().get(0);
            case "getProxy" -> request.getProxies().get(0);
            default -> List.of();
        };
        return (SettingsDecryptionResult) java.lang.reflect.Proxy.newProxyInstance(
                SettingsDecrypter.class.getClassLoader(), new Class<?>[] {SettingsDecryptionResult.class}, answers);
    }

    private Server server(String user, String password) {
        Server server = new Server();
        server.setId("releases");
        server.setUsername(user);
        server.setPassword(password);
        settings.addServer(server);
        return server;
    }

    private HttpAccess of(String tokenHeader) {
        return access.access(Optional.of("releases"), tokenHeader);
    }

    @Test
    void aUserAndAPasswordAreALogin() {
        server("ci", "hunter2");
        assertEquals(
                Optional.of(new Login("ci", "hunter2")), of("Authorization").login());
        assertFalse(of("Authorization").toString().contains("hunter2"));
        assertFalse(of("Authorization").login().toString().contains("hunter2"));
    }

    @Test
    void aPasswordAloneIsAToken() {
        server(null, "hunter2");
        assertEquals(
                Map.of("Authorization", "Bearer hunter2"), of("Authorization").headers());
        assertEquals(Map.of("X-Api-Key", "hunter2"), of("X-Api-Key").headers());
    }

    @Test
    void headersAreWhereMavenHasThem() {
        Xpp3Dom configuration = new Xpp3Dom("configuration");
        Xpp3Dom headers = new Xpp3Dom("httpHeaders");
        Xpp3Dom property = new Xpp3Dom("property");
        Xpp3Dom name = new Xpp3Dom("name");
        name.setValue("X-JFrog-Art-Api");
        Xpp3Dom value = new Xpp3Dom("value");
        value.setValue("hunter2");
        property.addChild(name);
        property.addChild(value);
        headers.addChild(property);
        configuration.addChild(headers);
        server(null, null).setConfiguration(configuration);
        assertEquals(Map.of("X-JFrog-Art-Api", "hunter2"), of("Authorization").headers());
    }

    @Test
    void withoutAnIdNobodyIsNamed() {
        assertTrue(access.access(Optional.empty(), "Authorization").isAnonymous());
    }

    @Test
    void aServerThatTheSettingsDoNotHaveIsNamedWithThoseThatTheyHave() {
        server("ci", "hunter2");
        Refusal refusal = Refusal.of(() -> access.access(Optional.of("realeases"), "Authorization"))
                .says("no <server> 'realeases'", "[releases]", "<serverId>");
        assertFalse(refusal.message().contains("hunter2"));
    }

    private void proxy(String protocol, String host, boolean active) {
        Proxy proxy = new Proxy();
        proxy.setId(host);
        proxy.setProtocol(protocol);
        proxy.setHost(host);
        proxy.setPort(3128);
        proxy.setActive(active);
        settings.addProxy(proxy);
    }

    private Optional<String> proxyFor(String address) {
        return access.proxy(URI.create(address)).map(proxy -> proxy.host());
    }

    @Test
    void theActiveProxyOfTheProtocolIsTaken() {
        proxy("https", "off", false);
        proxy("http", "plain", true);
        proxy("https", "secure", true);
        assertEquals(Optional.of("secure"), proxyFor("https://packages.example/"));
        assertEquals(Optional.of("plain"), proxyFor("http://packages.example/"));
    }

    @Test
    void theProxyOfHttpIsForHttpsTooIfThereIsNoOther() {
        proxy("http", "plain", true);
        assertEquals(Optional.of("plain"), proxyFor("https://packages.example/"));
    }
}
