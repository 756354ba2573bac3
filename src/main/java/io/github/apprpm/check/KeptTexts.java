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

/** Keeps small texts of the payload while it is read: units, accounts, and secrets. */
final class KeptTexts implements PayloadVisitor {
    /** The largest file that is read; units and keys are smaller. */
    private static final int SMALL = 1 << 16;
    /** The most files that are kept. */
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

    /** The files of systemd-sysusers, by path. */
    Map<String, String> accounts() {
        return accounts;
    }

    /** The secrets that everybody may read. */
    List<Finding> findings() {
        return findings;
    }
}
