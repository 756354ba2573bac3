package io.github.apprpm.model;

import java.util.Collection;
import java.util.Objects;
import java.util.Optional;

/**
 * Where a package of this plugin keeps its application, and what belongs to the service.
 *
 * @param name the name of the package and of the service
 * @param layout whether all is in one directory
 * @param home the directory of the application, {@code /var/app/shop} or {@code /usr/lib/shop}
 */
public record InstalledApplication(String name, Layout layout, String home) {
    /** Where packages install the units of the system. */
    public static final String UNITS = "/usr/lib/systemd/system";

    /** The directory of the environment files of units, with a slash at its end. */
    public static final String SETTINGS = "/etc/sysconfig/";

    /** The directory above the applications in the layout app, unless another one is chosen. */
    public static final String USUAL_PREFIX = "/var/app";

    private static final String LAUNCHER = "/launch";
    private static final String PROGRAMS = "/bin";

    public InstalledApplication {
        Objects.requireNonNull(name);
        Objects.requireNonNull(layout);
        home = InstallPath.normalize(home);
    }

    /**
     * The application of a package in a directory of its own.
     *
     * @param prefix the directory above it, {@code /var/app}
     */
    public static InstalledApplication below(String prefix, PackageName name) {
        return new InstalledApplication(name.value(), Layout.APP, prefix + "/" + name);
    }

    /** The application of a package that has nothing in {@code /var}. */
    public static InstalledApplication inUsr(PackageName name) {
        return inUsr(name.value());
    }

    private static InstalledApplication inUsr(String name) {
        return new InstalledApplication(name, Layout.USR, "/usr/lib/" + name);
    }

    /** The application whose launcher is one of the files of a package, if this plugin made the package. */
    public static Optional<InstalledApplication> among(String name, Collection<String> paths) {
        InstalledApplication usr = inUsr(name);
        if (paths.contains(usr.launcher())) {
            return Optional.of(usr);
        }
        String launcher = PROGRAMS + LAUNCHER;
        return paths.stream()
                .filter(path -> path.endsWith(launcher) && path.length() > launcher.length())
                .findFirst()
                .map(path -> path.substring(0, path.length() - launcher.length()))
                .map(home -> new InstalledApplication(name, Layout.APP, home));
    }

    /** The script that finds a Java runtime and becomes the application. */
    public String launcher() {
        return programs() + LAUNCHER;
    }

    /** The directory of the programs that systemd starts. */
    public String programs() {
        return layout == Layout.APP ? home + PROGRAMS : "/usr/libexec/" + name;
    }

    /** What the launcher reads when it is to explain a start. */
    public String explanation() {
        return programs() + "/explain";
    }

    /** What the launcher reads to make starts fast. */
    public String fastStart() {
        return programs() + "/fast-start";
    }

    /** The script that waits until the application answers. */
    public String probe() {
        return programs() + "/ready";
    }

    /** The directory of the code. */
    public String libraries() {
        return home + "/lib";
    }

    /** The directory of a Java runtime that comes with the package; the launcher prefers it. */
    public String runtime() {
        return home + "/jre";
    }

    /** The directory of the configuration, which administrators edit. */
    public String configuration() {
        return layout == Layout.APP ? configurationBelowHome() : "/etc/" + name;
    }

    /** The same directory, or a link to it, by a path that begins with the home. */
    public String configurationBelowHome() {
        return home + "/conf";
    }

    /** The options of the JVM. */
    public String jvmOptions() {
        return configuration() + "/jvm.options";
    }

    /** The environment file of the unit. */
    public String settings() {
        return SETTINGS + name;
    }

    /** The name of the unit, {@code shop.service}. */
    public String unit() {
        return name + ".service";
    }

    /** The unit file. */
    public String unitFile() {
        return UNITS + "/" + unit();
    }

    /** The name of the unit that runs a new version once before it serves. */
    public String trainingUnit() {
        return name + "-training.service";
    }

    /** The file of that unit. */
    public String trainingUnitFile() {
        return UNITS + "/" + trainingUnit();
    }

    /** The directory of the unit's drop-ins. */
    public String dropIns() {
        return unitFile() + ".d";
    }

    /** The drop-in that lets the waits before restarts grow, where systemd knows that. All others come after it. */
    public String restartDelay() {
        return dropIns() + "/00-restart-delay.conf";
    }

    /** The file from which systemd-sysusers creates the user and group. */
    public String accounts() {
        return "/usr/lib/sysusers.d/%s.conf".formatted(name);
    }

    /** The file from which systemd-tmpfiles knows the service's directories, and what of its is not to be removed. */
    public String temporaryFiles() {
        return "/usr/lib/tmpfiles.d/%s.conf".formatted(name);
    }

    /** The stanza of logrotate. */
    public String logRotation() {
        return "/etc/logrotate.d/" + name;
    }

    /** The data, which is the home directory of the service's user as well. */
    public String state() {
        return "/var/lib/" + name;
    }

    /** The directory for what a JVM writes of its own faults: a heap dump, an error file, a recording. */
    public String dumps() {
        return state() + "/dumps";
    }

    /** Data that can be computed again. */
    public String cache() {
        return "/var/cache/" + name;
    }

    /** The log files. */
    public String logs() {
        return "/var/log/" + name;
    }
}
