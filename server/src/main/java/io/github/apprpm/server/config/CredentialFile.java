package io.github.apprpm.server.config;

import io.github.apprpm.http.HttpAccess;
import io.github.apprpm.http.Login;
import io.github.apprpm.model.PackagingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file whose first line is what another server gets to let this one in: a user, a colon and the password; or a header. It is
 * read each time, so that a change holds at once.
 *
 * @param setting what names it
 */
public record CredentialFile(String setting, Path file) {
    private static final Pattern HEADER = Pattern.compile("([A-Za-z0-9-]+):\\s+(\\S.*)");

    /** @throws PackagingException if it has nothing of both; no message has what is in it */
    public HttpAccess access() throws IOException {
        String line = line();
        String origin = "the file '%s' of '%s'".formatted(file, setting);
        Matcher header = HEADER.matcher(line);
        return header.matches()
                ? new HttpAccess(origin, Optional.empty(), Map.of(header.group(1), header.group(2)))
                : new HttpAccess(origin, Optional.of(login(line)), Map.of());
    }

    /** The user and password alone. */
    public Login login() throws IOException {
        return login(line());
    }

    private Login login(String line) {
        int colon = line.indexOf(':');
        if (colon <= 0) {
            throw new PackagingException(
                    "The first line of '%s' of the setting '%s' is no user and password".formatted(file, setting),
                    "Write it as user:password, or as a header such as Authorization: Bearer TOKEN");
        }
        return new Login(line.substring(0, colon), line.substring(colon + 1));
    }

    private String line() throws IOException {
        if (!Files.isReadable(file)) {
            throw new PackagingException(
                    "The file '%s' of the setting '%s' cannot be read".formatted(file, setting),
                    "Correct its path, and let the server's group read it");
        }
        List<String> lines = Files.readAllLines(file);
        return lines.isEmpty() ? "" : lines.get(0).strip();
    }
}
