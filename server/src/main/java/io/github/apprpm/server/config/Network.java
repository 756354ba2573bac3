package io.github.apprpm.server.config;

import io.github.apprpm.model.PackagingException;
import io.github.apprpm.repository.RepoFile;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/**
 * How the server is reached.
 *
 * @param tls nothing for HTTP
 * @param trustedProxies addresses of proxies, whose word on the client is believed
 * @param publicUrl where hosts reach it, if the address that they use says something else
 */
public record Network(Listen listen, Optional<Tls> tls, Set<String> trustedProxies, Optional<URI> publicUrl) {
    public Network {
        trustedProxies = Set.copyOf(trustedProxies);
    }

    static Network of(Values all, Optional<Integer> port) {
        Listen listen = Listen.of(all.text(Setting.LISTEN));
        return new Network(
                port.map(listen::withPort).orElse(listen),
                tls(all.path(Setting.CERTIFICATE), all.path(Setting.CERTIFICATE_KEY)),
                Set.copyOf(all.words(Setting.TRUSTED_PROXIES)),
                Optional.of(all.text(Setting.PUBLIC_URL))
                        .filter(text -> !text.isEmpty())
                        .map(RepoFile::url));
    }

    private static Optional<Tls> tls(Optional<Path> certificate, Optional<Path> key) {
        if (certificate.isPresent() != key.isPresent()) {
            throw new PackagingException(
                    "Only one of the settings 'certificate' and 'certificateKey' is set",
                    "Set both for HTTPS, or none for HTTP");
        }
        return certificate.map(file -> new Tls(file, key.orElseThrow()));
    }
}
