package io.github.apprpm.check;

import io.github.apprpm.rpm.PackagedFile;
import io.github.apprpm.rpm.PayloadVisitor;
import io.github.apprpm.rpm.RpmPackage;
import io.github.apprpm.systemd.UnitPath;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** What is kept of the payload while it goes by: units, accounts, and secrets in small files. Nothing large is. */
final class KeptTexts implements PayloadVisitor {
    /** No unit and no key is longer. */
    private static final int SMALL = 1 << 16;
    /** How many units are kept. */
    private static final int MOST = 1000;

    private static final Pattern ACCOUNTS = Pattern.compile("/(usr/lib|etc)/sysusers\\.d/[^/]+\\.conf");

    private final ReadableSecrets secrets;
    private final Map<String, String> units = new TreeMap<>();
    private final Map<String, String> accounts = new TreeMap<>();
    private final List<Finding> findings = new ArrayList<>();

    KeptTexts(RpmPackage rpm) {
        this.secrets = new ReadableSecrets(rpm);
    }

    @Override
    public void entry(PackagedFile file, InputStream content) throws IOException {
        boolean isUnit = UnitPath.of(file.path())
                .filter(unit -> unit.isOfSystem() && unit.isOfService())
                .isPresent();
        boolean areAccounts = ACCOUNTS.matcher(file.path()).matches();
        boolean isKept = (isUnit || areAccounts) && units.size() + accounts.size() < MOST;
        if (!file.isRegular() || file.isGhost() || file.size() > SMALL || !isKept && !secrets.concern(file)) {
            return;
        }
        byte[] bytes = content.readNBytes(SMALL);
        if (isKept) {
            (isUnit ? units : accounts).put(file.path(), new String(bytes, StandardCharsets.UTF_8));
        }
        secrets.find(file, bytes).ifPresent(findings::add);
    }

    /** Units and their drop-ins, by path. */
    Map<String, String> units() {
        return units;
    }

    /** What systemd-sysusers is told, by path. */
    Map<String, String> accounts() {
        return accounts;
    }

    /** ReadableSecrets that everybody may read. */
    List<Finding> findings() {
        return findings;
    }
}
