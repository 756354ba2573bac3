package io.github.apprpm.server.config;

import io.github.apprpm.http.HttpProxy;
import io.github.apprpm.http.Login;
import io.github.apprpm.model.PackagingException;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The way to remote repositories.
 *
 * @param direct hosts that are reached without it, such as {@code *.example.com}
 * @param credentials what it wants, if it does
 */
public record RemoteProxy(String host, int port, List<String> direct, Optional<CredentialFile> credentials) {
    private static final Pattern ADDRESS =
            Pattern.compile("http://([A-Za-z0-9.-]+|\\[[0-9a-fA-F:]+\\]):([0-9]{1,5})/?");

    public RemoteProxy {
        direct = List.copyOf(direct);
    }

    static Optional<RemoteProxy> of(Values all) {
        List<String> words = all.words(Setting.REMOTE_PROXY);
        if (words.isEmpty()) {
            return Optional.empty();
        }
        Matcher address = ADDRESS.matcher(words.get(0));
        if (!address.matches()) {
            throw new PackagingException(
                    "The setting 'remoteProxy' does not begin with the address of a proxy",
                    "Set it as in http://proxy.example.com:3128 *.example.com, with the hosts that are reached without it");
        }
        return Optional.of(new RemoteProxy(
                address.group(1),
                Integer.parseInt(address.group(2)),
                words.subList(1, words.size()),
                all.path(Setting.REMOTE_PROXY_CREDENTIALS)
                        .map(file -> new CredentialFile(Setting.REMOTE_PROXY_CREDENTIALS.key, file))));
    }

    /** @throws PackagingException if its credentials are not right */
    public HttpProxy http() throws IOException {
        Optional<Login> login =
                credentials.isPresent() ? Optional.of(credentials.get().login()) : Optional.empty();
        return new HttpProxy(host, port, login, String.join("|", direct));
    }
}
