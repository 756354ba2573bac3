package io.github.apprpm.check;

import io.github.apprpm.model.ClassArchive;
import io.github.apprpm.model.FileFront;
import io.github.apprpm.model.HostText;
import io.github.apprpm.model.UnixText;
import io.github.apprpm.rpm.PackagedFile;
import io.github.apprpm.rpm.PayloadVisitor;
import io.github.apprpm.rpm.RpmPackage;
import io.github.apprpm.systemd.Unit;
import io.github.apprpm.systemd.UnitPath;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Keeps of the payload while it is read: which files are programs, the texts of units and accounts, secrets, and unreadable texts. */
final class KeptTexts implements PayloadVisitor {
    /** The largest file that is read; units and keys are smaller. */
    private static final int SMALL = 1 << 16;
    /** The most files that are kept. */
    private static final int MOST = 1000;

    private static final Pattern ACCOUNTS = Pattern.compile("/(usr/lib|etc)/sysusers\\.d/[^/]+\\.conf");

    private final ReadableSecrets secrets;
    private final Map<String, String> units = new TreeMap<>();
    private final Map<String, String> accounts = new TreeMap<>();
    private final Map<String, FileFront> programs = new TreeMap<>();
    private final Map<String, Map<Long, Long>> archives = new TreeMap<>();
    private final Set<Long> jars;
    private final List<Finding> findings = new ArrayList<>();
    private boolean isRead;

    KeptTexts(RpmPackage rpm) {
        this.secrets = new ReadableSecrets(rpm);
        this.jars = ArchiveRules.jars(rpm).map(PackagedFile::size).collect(Collectors.toSet());
    }

    /** The services with the drop-ins that the package has for them, by the paths of their units. */
    Map<String, Unit> services() {
        Map<String, Unit> services = new TreeMap<>();
        units.forEach((path, text) -> UnitPath.of(path)
                .filter(UnitPath::isService)
                .ifPresent(unit -> services.put(path, Unit.parse(path, text).with(dropIns(unit.unit())))));
        return services;
    }

    private List<Unit> dropIns(String service) {
        List<Unit> dropIns = new ArrayList<>();
        units.forEach((path, text) -> UnitPath.of(path)
                .filter(unit -> unit.isDropIn() && unit.unit().equals(service))
                .ifPresent(unit -> dropIns.add(Unit.parse(path, text))));
        return dropIns;
    }

    /** Whether a payload was read, at least to its first entry. */
    boolean isRead() {
        return isRead;
    }

    @Override
    public void entry(PackagedFile file, InputStream content) throws IOException {
        isRead = true;
        boolean isUnit = UnitPath.of(file.path())
                .filter(unit -> unit.isOfSystem() && unit.isOfService())
                .isPresent();
        boolean areAccounts = ACCOUNTS.matcher(file.path()).matches();
        boolean isKept = (isUnit || areAccounts) && units.size() + accounts.size() < MOST;
        if (!file.isRegular() || file.isGhost()) {
            return;
        }
        boolean isText = file.size() <= SMALL && (isKept || secrets.concern(file));
        boolean isParsed = HostText.of(file.path()).isPresent();
        byte[] bytes = content.readNBytes(isText || isParsed ? SMALL : FileFront.BYTES);
        TextMarks.find(file, TextMarks.isScript(bytes) ? longer(bytes, content) : bytes)
                .ifPresent(findings::add);
        FileFront front = new FileFront(Arrays.copyOf(bytes, Math.min(bytes.length, FileFront.BYTES)));
        if (ClassArchive.isOne(front)) {
            InputStream whole = new SequenceInputStream(new ByteArrayInputStream(bytes), content);
            archives.put(file.path(), ClassArchive.times(front, whole, jars));
        }
        if (front.isScript() || front.isMachineCode()) {
            programs.put(file.path(), front);
        }
        if (!isText) {
            return;
        }
        if (isKept) {
            (isUnit ? units : accounts).put(file.path(), new String(UnixText.of(bytes), StandardCharsets.UTF_8));
        }
        secrets.find(file, bytes).ifPresent(findings::add);
    }

    private static byte[] longer(byte[] front, InputStream content) throws IOException {
        byte[] rest = content.readNBytes(SMALL - front.length);
        byte[] bytes = Arrays.copyOf(front, front.length + rest.length);
        System.arraycopy(rest, 0, bytes, front.length, rest.length);
        return bytes;
    }

    /** Units and their drop-ins, by path. */
    Map<String, String> units() {
        return units;
    }

    /** The files of systemd-sysusers, by path. */
    Map<String, String> accounts() {
        return accounts;
    }

    /** The first bytes of scripts that name their interpreter, and of machine code, by path. */
    Map<String, FileFront> programs() {
        return programs;
    }

    /** The class-data archives by path, with the times of the jars that they were made with, by their sizes. */
    Map<String, Map<Long, Long>> archives() {
        return archives;
    }

    /** The secrets that everybody may read, and texts that a host does not read as they are meant. */
    List<Finding> findings() {
        return findings;
    }
}
