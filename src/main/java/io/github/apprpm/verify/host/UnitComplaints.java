package io.github.apprpm.verify.host;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The errors that systemd reports in a unit, apart from settings that it is too old to know. */
final class UnitComplaints {
    private static final Pattern UNKNOWN = Pattern.compile("Unknown (?:key name|key|lvalue) '([^']+)'");
    private static final Pattern WRONG = Pattern.compile(
            "Failed to parse|Invalid section header|Assignment outside of section"
                    + "|Missing '='|Unknown section|bad-setting|bad unit file setting|has a bad|Failed to resolve unit specifiers"
                    + "|neither a valid executable name nor an absolute path|Executable name is not|path is not absolute");

    /** Settings in the unit of the goal rpm that systemd 239 of EL8 does not know, and ignores. */
    private static final Set<String> YOUNG = Set.of(
            "OOMPolicy",
            "ProtectClock",
            "ProtectHostname",
            "ProtectKernelLogs",
            "ProtectProc",
            "RestrictSUIDSGID",
            "StartLimitIntervalSec");

    private final List<String> broken = new ArrayList<>();
    private final List<String> tooYoung = new ArrayList<>();

    /** @param text what {@code unit.sh} printed */
    UnitComplaints(String text) {
        String[] parts = text.split("(?m)^----$", 2);
        KeyValues facts = KeyValues.parse(parts[0]);
        List<String> lines = parts.length > 1 ? parts[1].strip().lines().toList() : List.of();
        for (String line : lines) {
            Matcher unknown = UNKNOWN.matcher(line);
            if (unknown.find()) {
                (YOUNG.contains(unknown.group(1)) ? tooYoung : broken)
                        .add(YOUNG.contains(unknown.group(1)) ? unknown.group(1) : line);
            } else if (WRONG.matcher(line).find()) {
                broken.add(line);
            }
        }
        if (!facts.get("LoadState").equals("loaded") && broken.isEmpty()) {
            String error = facts.get("LoadError").replaceFirst("^\\S+ \"?(.*?)\"?$", "$1");
            broken.add("systemd does not load it: %s%s"
                    .formatted(facts.get("LoadState"), error.isBlank() ? "" : ", " + error));
        }
    }

    /** Without repeated lines. */
    List<String> broken() {
        return broken.stream().distinct().toList();
    }

    List<String> tooYoung() {
        return tooYoung.stream().distinct().toList();
    }
}
