package io.github.apprpm.http;

import io.github.apprpm.model.PackagingException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/** Addresses of files on a server, from names with any characters. */
public final class HttpPlace {
    /** RFC 3986, "unreserved"; of the others, each server has its own opinion. */
    private static final String UNRESERVED = "-._~";

    private HttpPlace() {}

    /**
     * The base of addresses, which ends with a slash.
     *
     * @param parameter the parameter that has it, such as {@code <repositoryUrl>}
     */
    public static URI base(String parameter, String url) {
        URI uri = parse(parameter, url);
        String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https") || uri.getHost() == null) {
            throw new PackagingException(
                    "The %s '%s' is not an address of HTTP".formatted(parameter, url),
                    "Set it to one such as https://packages.example.org/rpm/");
        }
        return url.endsWith("/") ? uri : URI.create(url + "/");
    }

    private static URI parse(String parameter, String url) {
        try {
            URI uri = URI.create(url.strip());
            if (uri.getRawUserInfo() != null) {
                throw new PackagingException(
                        "The %s has credentials, where others can read them".formatted(parameter),
                        "Take them out, and name a <server> of the settings with <serverId>");
            }
            if (uri.getRawQuery() != null || uri.getRawFragment() != null) {
                throw new PackagingException(
                        "The %s '%s' has a part that begins with ? or #".formatted(parameter, shown(uri)),
                        "Set it to the address of a directory");
            }
            return uri;
        } catch (IllegalArgumentException e) {
            throw new PackagingException(
                    "The %s cannot be read as an address".formatted(parameter),
                    "Set it to one such as https://packages.example.org/rpm/",
                    e);
        }
    }

    /**
     * A file below a base.
     *
     * @param path with slashes between its parts, not encoded
     */
    public static URI below(URI base, String path) {
        return URI.create(base + encoded(path));
    }

    /**
     * A directory and those above it, the nearest first.
     *
     * @param root the last one
     */
    public static List<URI> upwards(URI directory, URI root) {
        List<URI> directories = new ArrayList<>();
        int end = root.getRawPath().length();
        for (URI next = directory; next.getRawPath().length() > end; next = next.resolve("..")) {
            directories.add(next);
        }
        directories.add(root);
        return directories;
    }

    /** A path with each character but slashes as it stands in an address; {@code +} is encoded, too, which servers of S3 read as a blank. */
    public static String encoded(String path) {
        StringBuilder encoded = new StringBuilder();
        for (byte character : path.getBytes(StandardCharsets.UTF_8)) {
            if (character == '/' || isUnreserved(character)) {
                encoded.append((char) character);
            } else {
                encoded.append('%').append(HexFormat.of().withUpperCase().toHexDigits(character));
            }
        }
        return encoded.toString();
    }

    private static boolean isUnreserved(byte character) {
        return character > 0 && (Character.isLetterOrDigit(character) || UNRESERVED.indexOf(character) >= 0);
    }

    /** An address for messages: without user, password and query. */
    public static String shown(URI uri) {
        String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
        return "%s://%s%s%s".formatted(uri.getScheme(), uri.getHost(), port, uri.getRawPath());
    }

    /** Whether credentials for the one are for the other, too. */
    static boolean isSameServer(URI one, URI other) {
        return one.getScheme().equalsIgnoreCase(other.getScheme())
                && one.getHost().equalsIgnoreCase(other.getHost())
                && port(one) == port(other);
    }

    private static int port(URI uri) {
        if (uri.getPort() >= 0) {
            return uri.getPort();
        }
        return isSecure(uri) ? 443 : 80;
    }

    static boolean isSecure(URI uri) {
        return uri.getScheme().equalsIgnoreCase("https");
    }
}
