package io.github.apprpm.server.config;

import io.github.apprpm.model.PackagingException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A repository of another server.
 *
 * @param address with {@code $releasever}, {@code $release} and {@code $basearch}, as dnf has them in {@code baseurl}
 * @param key an exported public key, by which its metadata must be signed, if they must
 * @param credentials what it wants to let this server in, if it does
 */
public record Remote(String name, String address, Optional<Path> key, Optional<CredentialFile> credentials) {
    public Remote {
        uri(address, "el9", "x86_64"); // must be one
    }

    /**
     * Where it is for hosts of a kind.
     *
     * @param release such as {@code el9}, whose {@code $releasever} is {@code 9}
     */
    public URI uri(String release, String architecture) {
        return uri(address, release, architecture);
    }

    private static URI uri(String address, String release, String architecture) {
        String text = address.replace("$releasever", release.replaceFirst("^[^0-9]+", ""))
                .replace("$release", release)
                .replace("$basearch", architecture);
        try {
            URI uri = URI.create(text.endsWith("/") ? text : text + "/");
            if (uri.getRawUserInfo() != null) {
                throw new PackagingException(
                        "The setting 'remotes' has an address with a password, where others can read it",
                        "Take it out, and name a file with it in 'remoteCredentials'");
            }
            if (uri.getHost() != null && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))) {
                return uri;
            }
        } catch (IllegalArgumentException e) {
            throw refusal(address, e);
        }
        throw refusal(address, null);
    }

    private static PackagingException refusal(String address, Exception cause) {
        return new PackagingException(
                "The setting 'remotes' has '%s', which is not an address".formatted(address),
                "Set it as in epel https://dl.fedoraproject.org/pub/epel/$releasever/Everything/$basearch/",
                cause);
    }
}
