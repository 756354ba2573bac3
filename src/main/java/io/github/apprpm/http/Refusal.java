package io.github.apprpm.http;

import io.github.apprpm.model.PackagingException;
import java.util.Map;
import java.util.Optional;

/** What a server's refusal means for the user. */
record Refusal(HttpCall call, HttpReply reply, HttpAccess access, Optional<HttpProxy> proxy) {
    private static final Map<Integer, String> NAMES = Map.ofEntries(
            Map.entry(400, "Bad Request"),
            Map.entry(401, "Unauthorized"),
            Map.entry(402, "Payment Required"),
            Map.entry(403, "Forbidden"),
            Map.entry(404, "Not Found"),
            Map.entry(405, "Method Not Allowed"),
            Map.entry(407, "Proxy Authentication Required"),
            Map.entry(409, "Conflict"),
            Map.entry(411, "Length Required"),
            Map.entry(412, "Precondition Failed"),
            Map.entry(413, "Content Too Large"),
            Map.entry(415, "Unsupported Media Type"),
            Map.entry(422, "Unprocessable Content"),
            Map.entry(429, "Too Many Requests"),
            Map.entry(500, "Internal Server Error"),
            Map.entry(502, "Bad Gateway"),
            Map.entry(503, "Service Unavailable"),
            Map.entry(504, "Gateway Timeout"),
            Map.entry(507, "Insufficient Storage"));

    private static final int FIRST_OF_SERVER = 500;

    static String status(int status) {
        return NAMES.containsKey(status) ? status + " " + NAMES.get(status) : Integer.toString(status);
    }

    PackagingException exception() {
        String words = access.withoutSecrets(reply.excerpt());
        return new PackagingException(
                "%s was answered with %s%s"
                        .formatted(call, status(reply.status()), words.isEmpty() ? "" : ": '" + words + "'"),
                remedy());
    }

    private String remedy() {
        return switch (reply.status()) {
            case 401 ->
                access.isAnonymous()
                        ? "Name a <server> of the settings with <serverId>, and give it <username> and <password>"
                        : "Correct the user, password or token in " + access.origin();
            case 403 ->
                access.isAnonymous()
                        ? "Name a <server> of the settings with <serverId> whose user may upload here"
                        : "Give the user of %s the right to upload here, and look whether a quota is used up"
                                .formatted(access.origin());
            case 404 ->
                "Check <repositoryUrl>, and whether the user sees the repository: some servers say the same for both";
            case 405, 415 -> "Check <target> and <repositoryUrl>: what is there does not take uploads of this kind";
            case 407 ->
                "Give the <proxy> of the settings %s<username> and <password>; for https, also run Maven with"
                                .formatted(
                                        proxy.map(known -> "'" + known + "' ").orElse(""))
                        + " MAVEN_OPTS=-Djdk.http.auth.tunneling.disabledSchemes=";
            case 402, 413, 507 -> "Raise the limit of the server, or make room there";
            case 409, 412 -> "Look at what is there; a release that was published does not change: raise <release>";
            case 429 -> "Publish again later, or raise the server's limit of requests";
            default ->
                reply.status() >= FIRST_OF_SERVER
                        ? "Look at the server's log, and publish again: what is there already is not sent twice"
                        : "Check <target> and <repositoryUrl>, and look at the server's log";
        };
    }
}
