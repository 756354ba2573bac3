package io.github.apprpm.http;

import io.github.apprpm.text.Printable;
import java.io.IOException;
import java.net.Authenticator;
import java.net.HttpURLConnection;
import java.net.InetSocketAddress;
import java.net.PasswordAuthentication;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A proxy of the settings.
 *
 * @param direct hosts that are reached without it, as Maven and Java write them: {@code *.example.org|localhost}
 */
public record HttpProxy(String host, int port, Optional<Login> login, String direct) {

    /** Whether requests to this host go through it. */
    boolean isFor(String target) {
        return Stream.of(direct.split("[|,]"))
                .map(String::strip)
                .filter(pattern -> !pattern.isEmpty())
                .noneMatch(pattern -> matches(pattern, target));
    }

    private static boolean matches(String pattern, String target) {
        String expression = Stream.of(pattern.toLowerCase(Locale.ROOT).split("\\*", -1))
                .map(Pattern::quote)
                .collect(java.util.stream.Collectors.joining(".*"));
        return target.toLowerCase(Locale.ROOT).matches(expression);
    }

    ProxySelector selector() {
        List<Proxy> through = List.of(new Proxy(Proxy.Type.HTTP, new InetSocketAddress(host, port)));
        return new ProxySelector() {
            @Override
            public List<Proxy> select(URI uri) {
                return isFor(uri.getHost()) ? through : List.of(Proxy.NO_PROXY);
            }

            @Override
            public void connectFailed(URI uri, SocketAddress address, IOException reason) {
                // The request fails with this reason.
            }
        };
    }

    /** A connection of the JDK's older client, through it or not; it gets its credentials with the first request. */
    public HttpURLConnection connect(URI uri) throws IOException {
        Proxy way = selector().select(uri).get(0);
        HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection(way);
        if (login.isPresent() && way != Proxy.NO_PROXY) {
            connection.setAuthenticator(authenticator());
            if (uri.getScheme().equalsIgnoreCase("http")) { // else it is for the tunnel alone
                connection.setRequestProperty("Proxy-Authorization", login.get().header());
            }
        }
        return connection;
    }

    /** Answers proxies alone: a server gets what it needs with the first request. */
    Authenticator authenticator() {
        return new Authenticator() {
            @Override
            protected PasswordAuthentication getPasswordAuthentication() {
                return getRequestorType() == RequestorType.PROXY
                        ? login.map(known -> new PasswordAuthentication(
                                        known.user(), known.password().toCharArray()))
                                .orElse(null)
                        : null;
            }
        };
    }

    @Override
    public String toString() {
        return Printable.line(host) + ":" + port;
    }
}
