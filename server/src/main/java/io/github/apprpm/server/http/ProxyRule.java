package io.github.apprpm.server.http;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Who asks, where proxies stand between: what they say of the client is believed only of those that are configured.
 *
 * @param trusted addresses of proxies
 */
public record ProxyRule(Set<String> trusted) {
    public ProxyRule {
        trusted = Set.copyOf(trusted);
    }

    /**
     * @param peer the address that the connection comes from
     * @param forwarded all values of {@code X-Forwarded-For}
     * @return the last address that no trusted proxy has
     */
    String client(String peer, List<String> forwarded) {
        String client = peer;
        List<String> way = forwarded.stream()
                .flatMap(value -> Arrays.stream(value.split(",")))
                .map(String::strip)
                .toList();
        for (int i = way.size() - 1; i >= 0 && trusted.contains(client); i--) {
            client = way.get(i);
        }
        return client;
    }

    /** Scheme and host as the client wrote them. */
    String origin(String peer, String scheme, String authority, Optional<String> proto, Optional<String> host) {
        boolean isTrusted = trusted.contains(peer);
        return "%s://%s"
                .formatted(
                        isTrusted ? proto.filter(ProxyRule::isScheme).orElse(scheme) : scheme,
                        isTrusted ? host.filter(ProxyRule::isAuthority).orElse(authority) : authority);
    }

    private static boolean isScheme(String text) {
        return text.equals("http") || text.equals("https");
    }

    private static boolean isAuthority(String text) {
        return text.matches("[A-Za-z0-9.:\\[\\]-]+");
    }
}
