package io.github.apprpm.check;

import io.github.apprpm.model.FileAccess;
import io.github.apprpm.rpm.PackagedFile;
import io.github.apprpm.systemd.Unit;
import io.github.apprpm.systemd.UnitAccess;
import io.github.apprpm.text.Printable;
import java.util.ArrayList;
import java.util.List;

/** Checks that a service can write to the files that belong to it, as far as its unit lets it see them. */
final class ServiceFileRules {
    private final CheckContext subject;
    private final Unit unit;
    private final UnitAccess access;
    private final List<String> found = new ArrayList<>();

    private ServiceFileRules(CheckContext subject, Unit unit) {
        this.subject = subject;
        this.unit = unit;
        this.access = new UnitAccess(unit);
    }

    static void check(CheckContext subject) {
        subject.contents().services().values().stream()
                .filter(unit -> !unit.isYes("DynamicUser"))
                .forEach(unit -> new ServiceFileRules(subject, unit).check());
    }

    private void check() {
        subject.rpm().files().stream()
                .filter(file -> file.isDirectory() || file.isRegular() && !file.isConfig())
                .filter(file ->
                        access.isMeantToBeWritten(new FileAccess(file.permissions(), file.owner(), file.group())))
                .forEach(this::check);
    }

    /** What is in a directory that was found needs no finding of its own. */
    private void check(PackagedFile file) {
        String path = file.path();
        if (found.stream().anyMatch(above -> path.startsWith(above + "/"))) {
            return;
        }
        if (access.isHidden(path)) {
            add(
                    path,
                    "is hidden from it by %s="
                            .formatted(path.matches("(/var)?/tmp/.*") ? "PrivateTmp" : "ProtectHome"));
        } else if (access.isReadOnly(path) && !path.startsWith("/etc/")) {
            add(path, "is read-only for it");
        }
    }

    private void add(String path, String problem) {
        found.add(path);
        subject.add(Rule.SERVICE_FILE_UNWRITABLE.found(
                path, "'%s' belongs to %s, and %s".formatted(Printable.quoted(path), unit.name(), problem)));
    }
}
