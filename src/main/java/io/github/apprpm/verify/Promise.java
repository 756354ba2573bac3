package io.github.apprpm.verify;

/** The promises that each package is held to, in the order in which a host tries them. The sentences are the names of the cases in reports. */
public enum Promise {
    SIGNED("signature", "its signature is by a key that the host knows"),
    INSTALLS("installs", "the package manager installs it with its dependencies"),
    ACCOUNT("account", "its user and group exist"),
    UNIT_PARSES("unit-parses", "systemd understands its unit"),
    OWNERS("owners", "its files belong to whom they should"),
    FILES_AS_PACKAGED("files-as-packaged", "its files are as packaged"),
    NOT_STARTED("not-started", "installing neither starts nor enables it"),
    PORT_FREE("port-free", "its port is free"),
    STARTS("starts", "it starts"),
    READY_IN_TIME("ready-in-time", "it is ready in time"),
    HEALTHY("healthy", "it answers"),
    MINIMUM_JAVA("minimum-java", "it runs on the oldest Java that it promises"),
    RUNS_AS_USER("runs-as-user", "it runs as its user"),
    CONFINED("confined", "its limits and its hardening are in force"),
    DIRECTORIES("directories", "its directories have their owners and modes"),
    LOGS("logs", "its log lines are in the journal"),
    RESTARTS("restarts", "it restarts"),
    WRITES_IN_ITS_DIRECTORIES("writes-in-its-directories", "it writes only in its own directories"),
    STOPS("stops", "it stops in time, with the documented exit status"),
    FAST_START("fast-start", "its second start uses what the first one has recorded"),
    UPGRADE_INSTALLS("upgrade-installs", "an upgrade is installed"),
    UPGRADE_RESTARTS_ONCE("upgrade-restarts-once", "an upgrade restarts it exactly once"),
    UPGRADE_REQUESTS("upgrade-requests", "requests during an upgrade are answered or refused"),
    UPGRADE_KEEPS_CONFIGURATION("upgrade-keeps-configuration", "the edited configuration survives an upgrade"),
    DOWNGRADE("downgrade", "a downgrade brings the older version back"),
    DOWNGRADE_KEEPS_CONFIGURATION("downgrade-keeps-configuration", "the edited configuration survives a downgrade"),
    UPGRADE_STOPPED("upgrade-stopped", "an upgrade leaves a stopped service stopped"),
    REBOOT("reboot", "it comes back after a reboot"),
    REINSTALL("reinstall", "a reinstallation leaves it running"),
    ERASE_STOPS("erase-stops", "erasing stops it"),
    ERASE_LEAVES_NOTHING("erase-leaves-nothing", "erasing leaves nothing but what is documented"),
    INSTALLS_AGAIN("installs-again", "it installs and starts again after it was erased");

    private final String id;
    private final String sentence;

    Promise(String id, String sentence) {
        this.id = id;
        this.sentence = sentence;
    }

    /** A short name, which stays the same if the sentence changes. */
    public String id() {
        return id;
    }

    public String sentence() {
        return sentence;
    }
}
