package io.github.apprpm.check;

import io.github.apprpm.model.InstallPath;
import io.github.apprpm.rpm.PackagedFile;
import io.github.apprpm.rpm.RpmPackage;
import io.github.apprpm.shell.Globs;
import io.github.apprpm.shell.ServiceAction;
import io.github.apprpm.systemd.UnitPath;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The services of a package: those whose units or init scripts it contains. */
final class OwnServices {
    private static final Pattern INIT_SCRIPT = Pattern.compile("/etc/(rc\\.d/)?init\\.d/[^/]+");
    private static final String SERVICE = ".service";

    private final Set<String> names = new TreeSet<>();
    private final String packageName;

    OwnServices(RpmPackage rpm) {
        this.packageName = rpm.name();
        for (PackagedFile file : rpm.files()) {
            String name = InstallPath.name(file.path());
            if (isUnit(file.path())) {
                names.add(name);
            } else if (INIT_SCRIPT.matcher(file.path()).matches()) {
                names.add(name + SERVICE);
            }
        }
    }

    /** Whether an action affects one of them, or units that only the host knows. */
    boolean concerns(ServiceAction action) {
        return action.units().isEmpty()
                ? !names.isEmpty()
                : action.units().stream().anyMatch(this::isOwn);
    }

    /** Whether an action names one of them: which units those of a variable are, only the host knows. */
    boolean concernsByName(ServiceAction action) {
        return action.units().stream().anyMatch(unit -> unit.indexOf('$') < 0 && isOwn(unit));
    }

    /** Whether an action affects a program of the package, and not only a timer or the like. */
    boolean concernsPrograms(ServiceAction action) {
        return action.units().stream().anyMatch(unit -> UnitPath.unitName(unit).endsWith(SERVICE) && isOwn(unit));
    }

    private boolean isOwn(String unit) {
        if (unit.indexOf('$') >= 0) {
            return !names.isEmpty();
        }
        String wanted = UnitPath.unitName(unit);
        if (names.isEmpty()) {
            return wanted.equals(packageName + SERVICE);
        }
        String template = wanted.replaceFirst("@[^.]*", "@");
        return names.contains(wanted)
                || names.contains(template)
                || names.stream().anyMatch(name -> Globs.matches(wanted, name));
    }

    private static boolean isUnit(String path) {
        return UnitPath.of(path)
                .filter(unit -> unit.isOfSystem() && !unit.isDropIn())
                .isPresent();
    }
}
