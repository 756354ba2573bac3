package io.github.apprpm.check;

import io.github.apprpm.model.InstallPath;
import io.github.apprpm.model.InstalledApplication;
import io.github.apprpm.rpm.PackagedFile;
import io.github.apprpm.rpm.RpmPackage;
import io.github.apprpm.text.Printable;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds keys and passwords in files that every account of the host may read. */
final class ReadableSecrets {
    private static final int READABLE_BY_ALL = 04;
    private static final int ENTERED_BY_ALL = 01;
    private static final int DOC = 1 << 1;
    private static final int JKS_MAGIC = 0xFEEDFEED;
    private static final int JKS_HEADER_BYTES = 16;
    private static final int JKS_PRIVATE_KEY = 1;

    private static final Pattern KEY_FILE = Pattern.compile("(?i).+\\.(p12|pfx|ppk)|id_(rsa|dsa|ecdsa|ed25519)");
    private static final Pattern KEYSTORE = Pattern.compile("(?i).+\\.(jks|keystore)");
    private static final Pattern PEM_KEY = Pattern.compile("(?i).+\\.key");
    private static final Pattern TRUST = Pattern.compile("(?i).*(trust|cacert|ca-bundle).*");
    private static final Pattern ENVIRONMENT = Pattern.compile("(?i)(.*\\.)?env");
    private static final Pattern SETTINGS =
            Pattern.compile("(?i).+\\.(properties|ya?ml|conf|cfg|ini|env|toml|config)|(?:.*\\.)?env");
    /** Documentation, tests and samples, whose secrets are invented. */
    private static final Pattern SAMPLE =
            Pattern.compile("/usr/share/(doc|man|info|licenses)/.*|(?i).*(/(tests?|examples?|samples?)/|"
                    + "\\.(sample|example|template|dist|default|rpmnew))(.*)");

    /** A whole block, as programs that read keys contain its first line, too. */
    private static final Pattern PRIVATE_KEY = Pattern.compile(
            "(?m)^-----BEGIN (?:[A-Z0-9]+ )*PRIVATE KEY(?: BLOCK)?-----\\s*$\\s+^[A-Za-z0-9+/=:, -]{16,}\\s*$");

    private static final Pattern PASSWORD = Pattern.compile(
            "(?im)^[ \\t]*(?:-[ \\t]+|export[ \\t]+)?[\"']?((?:[\\w-]+[.:])*[\\w-]*?(?:password|passwd|secret|secret[_-]?key"
                    + "|api[_-]?key|access[_-]?key|private[_-]?key|auth[_-]?token|access[_-]?token))[\"']?[ \\t]*(?:=|:[ \\t])"
                    + "[ \\t]*(\\S[^\\r\\n]*)$");

    /** Values that are not passwords: references, encrypted values, placeholders and switches. */
    private static final Pattern NO_PASSWORD = Pattern.compile(
            "(?i)[\"']?(\\$\\{.*|\\$[A-Z_(].*|#.*|;.*|@.*@|%.*%|<.*>|\\{\\{.*|\\{\\w+}.*|ENC\\(.*|\\*+|x+|/.*|\\w+:/.*"
                    + "|true|false|yes|no|on|off|none|null|nil|~|\\d+|required|optional|sufficient|prompt|ask|default"
                    + "|change[-_ ]?(me|it|this).*|your.*|secret|\\\\|[|>][-+]?|!.*)?[\"']?[,;]?");

    private final Map<String, PackagedFile> directories = new HashMap<>();

    ReadableSecrets(RpmPackage rpm) {
        rpm.files().stream().filter(PackagedFile::isDirectory).forEach(file -> directories.put(file.path(), file));
    }

    /** Whether the content of a file is searched. */
    boolean concern(PackagedFile file) {
        return (file.mode() & READABLE_BY_ALL) != 0
                && file.size() > 0
                && (file.flags() & DOC) == 0
                && !SAMPLE.matcher(file.path()).matches()
                && isReachable(file);
    }

    /** Whether the package's own directories let everybody in. */
    private boolean isReachable(PackagedFile file) {
        String parent = InstallPath.parent(file.path());
        while (!parent.equals("/")) {
            PackagedFile directory = directories.get(parent);
            if (directory != null && (directory.mode() & ENTERED_BY_ALL) == 0) {
                return false;
            }
            parent = InstallPath.parent(parent);
        }
        return true;
    }

    Optional<Finding> find(PackagedFile file, byte[] content) {
        if (content.length == 0 || !concern(file)) {
            return Optional.empty();
        }
        String path = Printable.quoted(file.path());
        String name = InstallPath.name(file.path());
        if (KEY_FILE.matcher(name).matches() && !TRUST.matcher(name).matches()
                || KEYSTORE.matcher(name).matches() && hasPrivateKey(content)) {
            return found(file, "The key '%s' has the mode %04o".formatted(path, file.permissions()));
        }
        if (isBinary(content)) {
            return Optional.empty();
        }
        String text = new String(content, StandardCharsets.UTF_8);
        if (PRIVATE_KEY.matcher(text).find()) {
            return found(file, "The private key in '%s' has the mode %04o".formatted(path, file.permissions()));
        }
        if (PEM_KEY.matcher(name).matches() && text.contains("PRIVATE")) {
            return found(file, "The key '%s' has the mode %04o".formatted(path, file.permissions()));
        }
        return isSettings(file, name) ? password(file, text) : Optional.empty();
    }

    private static Optional<Finding> found(PackagedFile file, String problem) {
        return Optional.of(Rule.SECRET_READABLE.found(file.path(), problem + ", which lets everybody read it"));
    }

    private static boolean isSettings(PackagedFile file, String name) {
        return file.isConfig()
                || ENVIRONMENT.matcher(name).matches()
                || SETTINGS.matcher(name).matches()
                || file.path().startsWith(InstalledApplication.SETTINGS)
                || file.path().startsWith("/etc/default/");
    }

    private static Optional<Finding> password(PackagedFile file, String text) {
        return PASSWORD.matcher(text)
                .results()
                .filter(line -> !NO_PASSWORD.matcher(line.group(2).strip()).matches())
                .findFirst()
                .map(line -> Rule.PASSWORD_READABLE.found(
                        file.path(),
                        "'%s' sets '%s' and has the mode %04o, which lets everybody read it"
                                .formatted(
                                        Printable.quoted(file.path()),
                                        Printable.quoted(line.group(1)),
                                        file.permissions())));
    }

    /** A store with certificates only is not a secret. */
    private static boolean hasPrivateKey(byte[] content) {
        ByteBuffer store = ByteBuffer.wrap(content);
        if (content.length < JKS_HEADER_BYTES || store.getInt() != JKS_MAGIC) {
            return true;
        }
        return store.getInt(JKS_HEADER_BYTES - Integer.BYTES) == JKS_PRIVATE_KEY;
    }

    private static boolean isBinary(byte[] content) {
        for (byte value : content) {
            if (value == 0) {
                return true;
            }
        }
        return false;
    }
}
