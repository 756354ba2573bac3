package io.github.apprpm.systemd;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file that systemd reads as a unit or as a drop-in, by the directory that it is in (systemd.unit(5)).
 *
 * @param path where it is installed
 * @param unit the name of the unit that it defines or changes
 * @param isDropIn whether it only changes the unit
 * @param isOfSystem whether the system manager reads it, and not a user manager
 */
public record UnitPath(String path, String unit, boolean isDropIn, boolean isOfSystem) {
    private static final String SERVICE = ".service";
    private static final String KIND = "(?:service|socket|device|mount|automount|swap|target|path|timer|slice|scope)";
    private static final String DIRECTORY = "(?:/etc|/run|(?:/usr(?:/local)?)?/lib)/systemd/(system|user)/";
    private static final Pattern UNIT = Pattern.compile(DIRECTORY + "([^/]+\\." + KIND + ")");
    private static final Pattern DROP_IN = Pattern.compile(DIRECTORY + "((?:[^/]+\\.)?" + KIND + ")\\.d/[^/]+\\.conf");
    private static final Pattern LINK =
            Pattern.compile(DIRECTORY + "[^/]+\\." + KIND + "\\.(?:wants|requires|upholds)/[^/]+");
    private static final Pattern NAME = Pattern.compile(".+\\." + KIND);

    /** Reads an installed path; empty if systemd does not read the file. */
    public static Optional<UnitPath> of(String path) {
        return of(path, UNIT, false).or(() -> of(path, DROP_IN, true));
    }

    private static Optional<UnitPath> of(String path, Pattern pattern, boolean isDropIn) {
        Matcher match = pattern.matcher(path);
        return match.matches()
                ? Optional.of(new UnitPath(
                        path, match.group(2), isDropIn, match.group(1).equals("system")))
                : Optional.empty();
    }

    /** Whether a file is in a directory of links by which one unit pulls in others. */
    public static boolean isDependency(String path) {
        return LINK.matcher(path).matches();
    }

    /** The name of a unit as systemctl completes it: {@code shop} is {@code shop.service}. */
    public static String unitName(String name) {
        return NAME.matcher(name).matches() ? name : name + SERVICE;
    }

    /** Whether the unit is a service. */
    public boolean isOfService() {
        return unit.endsWith(SERVICE);
    }

    /** Whether the file defines a service, which may be a template. */
    public boolean isService() {
        return isOfService() && !isDropIn;
    }

    /** Whether the unit is a template, from which units with several names are instantiated. */
    public boolean isTemplate() {
        return unit.contains("@.");
    }
}
