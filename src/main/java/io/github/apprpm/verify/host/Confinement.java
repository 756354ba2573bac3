package io.github.apprpm.verify.host;

import io.github.apprpm.systemd.Unit;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Compares the limits and the hardening of a unit with what the kernel shows for its process, and for a second process under the
 * same directives: what is not in force for either process, the host cannot enforce.
 */
final class Confinement {
    private static final Pattern OF_MOUNTS = Pattern.compile(
            "PrivateTmp|PrivateDevices|ProtectSystem|ProtectHome|ProtectKernelTunables|ProtectControlGroups|ReadOnlyPaths|ReadWritePaths|InaccessiblePaths");
    private static final Pattern COPIED = Pattern.compile(
            "User|Group|Protect\\w+|Private\\w+|Restrict\\w+|SystemCall\\w+|CapabilityBoundingSet|AmbientCapabilities|NoNewPrivileges"
                    + "|Limit\\w+|TasksMax|MemoryMax|LockPersonality|UMask");
    private static final int HEXADECIMAL = 16;

    private final Unit unit;
    private final KeyValues actual;
    private final KeyValues reference;
    private final List<String> broken = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    /**
     * @param actual what {@code process.sh} printed of the service
     * @param reference what it printed of a program that does nothing, under the same directives
     */
    Confinement(Unit unit, KeyValues actual, KeyValues reference) {
        this.unit = unit;
        this.actual = actual;
        this.reference = reference;
        if (unit.isYes("NoNewPrivileges")) {
            compare("NoNewPrivileges=yes", "NoNewPrivs", "1");
        }
        if (unit.last("SystemCallFilter").isPresent()) {
            compare("SystemCallFilter=", "Seccomp", "2");
        }
        capabilities();
        if (unit.settings().stream().anyMatch(Confinement::isOfMounts)) {
            compare("its own view of the file system (ProtectSystem= and the like)", "mounts", "own");
        }
        limits();
    }

    /** A unit that does nothing under the directives that are looked at here. */
    static String reference(Unit unit) {
        StringBuilder text = new StringBuilder("[Service]\nExecStart=/usr/bin/env sleep 600\n");
        unit.settings().stream()
                .filter(setting -> COPIED.matcher(setting.key()).matches())
                .forEach(setting -> text.append(setting.key())
                        .append('=')
                        .append(setting.value())
                        .append('\n'));
        return text.toString();
    }

    private static boolean isOfMounts(Unit.Setting setting) {
        return OF_MOUNTS.matcher(setting.key()).matches() && !setting.value().isEmpty() && !setting.isNo();
    }

    private void capabilities() {
        boolean isGiven =
                unit.settings().stream().anyMatch(setting -> setting.key().equals("CapabilityBoundingSet"));
        boolean isNone = unit.last("CapabilityBoundingSet").isEmpty();
        if (isGiven && isNone) {
            compare("CapabilityBoundingSet=", "CapBnd", "0000000000000000");
        }
        boolean isRoot = unit.last("User")
                .filter(user -> !user.equals("root") && !user.equals("0"))
                .isEmpty();
        if (!isRoot && unit.last("AmbientCapabilities").isEmpty()) {
            compare("no capabilities", "CapEff", "0000000000000000");
        }
        if (isGiven && !isNone && !reference.get("CapBnd").isEmpty() && hasMore("CapBnd")) {
            broken.add("CapabilityBoundingSet=%s is not in force: the kernel shows CapBnd %s"
                    .formatted(unit.last("CapabilityBoundingSet").orElse(""), actual.get("CapBnd")));
        }
    }

    private boolean hasMore(String key) {
        BigInteger own = new BigInteger("0" + actual.get(key), HEXADECIMAL);
        return !own.andNot(new BigInteger("0" + reference.get(key), HEXADECIMAL))
                .equals(BigInteger.ZERO);
    }

    private void limits() {
        unit.last("LimitNOFILE")
                .filter(value -> value.matches("\\d+"))
                .ifPresent(value -> compare("LimitNOFILE=" + value, "LimitNOFILE", value + " " + value));
        for (String key : List.of("TasksMax", "MemoryMax")) {
            unit.last(key)
                    .filter(value -> value.matches("\\d+"))
                    .ifPresent(value -> compare(key + "=" + value, key, value));
        }
    }

    private void compare(String promise, String key, String wanted) {
        if (actual.get(key).equals(wanted)) {
            return;
        }
        if (reference.get(key).equals(wanted)) {
            broken.add("%s is not in force: the kernel shows %s"
                    .formatted(promise, actual.has(key) ? key + " " + actual.get(key) : "nothing"));
        } else {
            notes.add("this host cannot enforce " + promise);
        }
    }

    List<String> broken() {
        return broken;
    }

    /** What the host cannot enforce. */
    List<String> notes() {
        return notes;
    }
}
