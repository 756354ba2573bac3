package io.github.apprpm.systemd;

import java.util.List;

/** The directories that systemd makes for a service, by the directives that name them (systemd.exec(5)). */
public enum ServiceDirectory {
    STATE("State", "/var/lib"),
    CACHE("Cache", "/var/cache"),
    LOGS("Logs", "/var/log"),
    RUNTIME("Runtime", "/run"),
    CONFIGURATION("Configuration", "/etc");

    private final String word;
    private final String parent;

    ServiceDirectory(String word, String parent) {
        this.word = word;
        this.parent = parent;
    }

    /** The directive, such as {@code StateDirectory}. */
    public String directive() {
        return word + "Directory";
    }

    /** The directive with their mode. */
    public String modeDirective() {
        return directive() + "Mode";
    }

    /** The directory above them. */
    public String parent() {
        return parent;
    }

    /** Those of a unit, without the links and flags that follow a colon. */
    public List<String> paths(Unit unit) {
        return unit.values(directive()).stream()
                .flatMap(value -> UnitWords.of(value).stream())
                .map(name -> parent + "/" + name.replaceFirst(":.*", ""))
                .toList();
    }
}
