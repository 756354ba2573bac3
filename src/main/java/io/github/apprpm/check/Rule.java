package io.github.apprpm.check;

import io.github.apprpm.model.PackagingException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The rules for packages, each with its reason and its remedy. */
public enum Rule {
    // Integrity: hosts refuse a broken package, so that these rules cannot be waived.
    PACKAGE_UNREADABLE(
            Severity.ERROR,
            "The file is an RPM whose headers can be read",
            "A client that cannot read the lead and the headers refuses the file before it looks at anything else.",
            "Fetch or build the package again"),
    LEAD_INVALID(
            Severity.ERROR,
            "The lead is valid",
            "The first 96 bytes state the version of the format and that signatures follow. Clients refuse another"
                    + " version or another kind of signature.",
            "Fetch or build the package again"),
    HEADER_MALFORMED(
            Severity.ERROR,
            "The headers are well-formed and complete",
            "rpm refuses a header whose region does not cover its entries, whose values overlap, are not aligned, have"
                    + " gaps between them or another type than their tag; and it cannot install a package without a name,"
                    + " version, release, operating system or architecture, or files without modes and owners.",
            "Build the package again, with another builder if the result is the same"),
    HEADER_DIGEST_MISMATCH(
            Severity.ERROR,
            "The header has a digest, and each one matches",
            "The signature header has digests of the header. Where one does not match, the header or the digest was"
                    + " changed after the package was built, and every client refuses it, as one without any digest.",
            "Fetch or build the package again"),
    PAYLOAD_DIGEST_MISMATCH(
            Severity.ERROR,
            "The payload has a digest, and each one matches",
            "The header has the digests of the payload, compressed and unpacked. Where one does not match, the payload"
                    + " was changed after the package was built, or the builder computed the digest wrongly. rpm refuses a"
                    + " payload without any digest.",
            "Fetch or build the package again"),
    PAYLOAD_BROKEN(
            Severity.ERROR,
            "The payload has each file once and can be unpacked to its end",
            "An archive that breaks off, or has a file twice or not at all, leaves a half-installed package: rpm stops in"
                    + " the middle of the transaction.",
            "Fetch or build the package again"),
    FILE_DIGEST_MISMATCH(
            Severity.ERROR,
            "The content of each file matches its digest",
            "rpm compares each file with its digest while it unpacks, and aborts where they differ or there is none.",
            "Fetch or build the package again"),
    SIZE_MISMATCH(
            Severity.ERROR,
            "Sizes match the headers",
            "The headers have the sizes of the package, its payload and its files; clients use them to check the free"
                    + " space, and to find where the package ends. rpm relies on those of the files alone, so the others"
                    + " are warnings.",
            "Fetch or build the package again"),
    SIGNATURE_INVALID(
            Severity.ERROR,
            "Each signature verifies",
            "A signature that does not match its header means that one of them was changed after signing.",
            "Sign the package again, or fetch it again from a source that you trust"),
    SIGNATURE_KEY_UNKNOWN(
            Severity.ERROR,
            "The package is signed by one of the given keys",
            "Hosts that have only the given public keys refuse what another key has signed.",
            "Sign with the key whose public part is in <publicKeys>, or add the public key that was used"),

    // What some hosts refuse or misread.
    UNSIGNED(
            Severity.WARNING,
            "The package is signed",
            "rpm 6 as its authors ship it and Fedora 45 refuse unsigned packages (Fedora 43 and 44 do not), and so does"
                    + " every repository with gpgcheck=1.",
            "Sign it: <sign>true</sign>, or apprpm:sign"),
    SIGNATURE_UNVERIFIED(
            Severity.NOTE,
            "The signature was verified",
            "Without public keys, only the format of a signature is checked.",
            "Set <publicKeys> to the public keys"),
    SIGNATURE_WEAK(
            Severity.ERROR,
            "Signatures use SHA-256 or better and a strong key",
            "EL9, Fedora and rpm 6 do not accept signatures over MD5 or SHA-1, nor short RSA keys.",
            "Sign with SHA-256 or SHA-512, and RSA of at least 3072 bits or Ed25519"),
    KEY_REFUSED(
            Severity.ERROR,
            "Hosts import the given public keys",
            "A good signature is of no use where its key is not: EL9, Fedora and rpm 4.20 and later do not import a key"
                    + " that its owner has certified over SHA-1 or MD5, or whose primary key is shorter than 2048 bits;"
                    + " rpm before 4.20 imports no ECDSA key. It is a warning for a key that did not sign the package,"
                    + " and where the oldest host of <compatibility> imports the key.",
            "Certify the key anew with 'gpg --quick-set-expire FINGERPRINT 5y', which uses SHA-256, and give hosts the new"
                    + " public key; instead of a weak key, make a new one"),
    DIGEST_MISSING(
            Severity.ERROR,
            "Header and payload have a digest that current clients trust",
            "rpm 4.14 and later require SHA-256 of the header, and FIPS hosts and rpm 6 refuse a package whose header and"
                    + " payload they cannot verify without MD5 or SHA-1.",
            "Build the package with a current builder"),
    DIGEST_WEAK(
            Severity.WARNING,
            "No digest relies on MD5 or SHA-1 alone",
            "Hosts in FIPS mode cannot compute MD5, and rpm 6 ignores both. Files whose digests are MD5 cannot be"
                    + " installed there.",
            "Build the package with SHA-256 for the files"),
    FEATURE_UNSUPPORTED(
            Severity.ERROR,
            "The oldest supported host knows every feature that the package uses",
            "An older rpm refuses what it does not know, or misreads it.",
            "Avoid the feature, or raise <compatibility>"),
    FEATURE_IGNORED(
            Severity.WARNING,
            "The oldest supported host does what the package asks for",
            "Older hosts silently ignore some features of a package.",
            "Do not rely on the feature, or raise <compatibility>"),
    RPMLIB_UNKNOWN(
            Severity.ERROR,
            "Features of rpm are required as rpmlib(Name)",
            "rpm provides its features as rpmlib(Name). Nothing provides the bare name, and no client"
                    + " can install the package.",
            "Build the package with a builder that writes rpmlib(...)"),
    DEPENDENCY_NOT_INDEXED(
            Severity.ERROR,
            "Required files are listed in repository metadata",
            "The primary metadata of a repository lists the files below /etc, in directories that end with bin, and"
                    + " /usr/lib/sendmail. Resolvers that load nothing else find no provider for another file.",
            "Depend on the package that has the file"),
    VERSION_NOT_NEWER(
            Severity.ERROR,
            "The version sorts after the last released one",
            "Hosts keep the installed version if the new package does not sort after it, so that the release never"
                    + " arrives.",
            "Raise <version> or <release>; if the version must go down, raise <epoch>"),
    BASELINE_UNRESOLVED(
            Severity.WARNING,
            "The last released package is available for comparison",
            "Only the last released package shows whether the version goes up, and what an upgrade does to its hosts.",
            "Ignore this before the first release; otherwise set <baseline> to the package"),
    PREDECESSOR_NOT_OBSOLETED(
            Severity.WARNING,
            "A package of another name obsoletes the last released one",
            "Hosts see no update in a package of another name, unless it obsoletes the one that they have.",
            "Keep the <name>, or add the old one to <obsoletes> and <provides>"),
    VENDOR_CHANGED(
            Severity.WARNING,
            "The vendor is that of the last release",
            "zypper does not replace a package by one of another vendor unless it is asked to, and dnf 5 can be configured"
                    + " so: the release does not arrive with the other updates.",
            "Set <vendor> as in the last release, or tell the administrators to run zypper dup --allow-vendor-change"),
    PATH_KIND_CHANGED(
            Severity.ERROR,
            "rpm can put each path in the place of what the last release has there",
            "rpm does not replace a directory by a link or a file, nor a link to a directory by a directory: it refuses the"
                    + " upgrade, or breaks off in the middle of it.",
            "Use another path, or let %pretrans, which must name the path, move away what is there"),
    CONFIGURATION_DROPPED(
            Severity.ERROR,
            "Configuration of the last release stays where hosts have edited it",
            "rpm moves an edited file that is not in the new package to .rpmsave, and removes one that was not edited. What"
                    + " the administrator wrote is no longer in force.",
            "Keep the path as config(noreplace), or move the edits in a scriptlet that names the path; if the service has no"
                    + " use for them any more, add a <waiver> with the reason"),
    ACCOUNT_CHANGED(
            Severity.ERROR,
            "The service runs as the account of the last release",
            "Files on the hosts belong to the old account: edited configuration keeps its owner and group, and what the"
                    + " service wrote outside of the directories of its unit stays the old user's.",
            "Keep the account, or add a <waiver> with how the files on the hosts get to the new one"),
    UNIT_DROPPED(
            Severity.ERROR,
            "The units that hosts have enabled are still there",
            "systemd starts what was enabled, by the name of the unit. After an upgrade to a unit of another name, the old"
                    + " process runs on until the next boot, and then nothing starts.",
            "Keep the name of the unit, or enable and start the new one in a scriptlet that names the old one"),
    STATE_DIRECTORY_DROPPED(
            Severity.WARNING,
            "The service finds the data of the last release",
            "A service with another state directory starts without its data, which stay where they were.",
            "Keep the directory in StateDirectory=, or move the data in a scriptlet that names it"),
    NAME_INVALID(
            Severity.ERROR,
            "Name, version and release have only valid characters",
            "Clients join these parts with '-', and use them in file names and URLs, which other characters break.",
            "Use letters, digits and . _ + -, and in versions ~ and ^ instead of -"),
    PATH_INVALID(
            Severity.ERROR,
            "Paths are absolute, plain and not too long",
            "A path with '..', '//' or a control character is refused or written to an unexpected place; Linux limits"
                    + " names to 255 and paths to 4095 bytes.",
            "Rename the file"),
    PATH_UNUSUAL(
            Severity.WARNING,
            "Paths have no spaces and only ASCII",
            "Scripts that split file lists at white space, and hosts with another encoding, mishandle other paths.",
            "Rename the file"),
    PATH_DUPLICATE(
            Severity.ERROR,
            "Each path occurs once",
            "Clients differ in which of two files with the same path they install, and which they verify.",
            "Package the path once"),

    // What the build itself can tell of its package.
    LIBRARY_MISSING(
            Severity.WARNING,
            "Each library that the module needs at run time is in the package",
            "Without it the service ends, at its start or when it first uses the library, with NoClassDefFoundError or"
                    + " ClassNotFoundException.",
            "Let the build pack the library into the application, or add it with <files> where the application looks for"
                    + " libraries. If the service does not need it, exclude the dependency or set its scope to provided; or"
                    + " add a <waiver> with this rule and the coordinates as <path>"),
    APPLICATION_CHANGED(
            Severity.ERROR,
            "The application is packaged as the build left it",
            "What a plugin does to a file of the application after it was packaged, such as signing a jar, is not in the"
                    + " package: hosts get another application than the build directory has.",
            "Run apprpm:rpm after that plugin, in a later phase or below it in the POM, and build again"),

    // What harms the host or the service.
    DISTRIBUTION_DIRECTORY_OWNED(
            Severity.ERROR,
            "The package owns no directory of the distribution",
            "Two packages that own a directory with different modes conflict; and the one that is erased last removes"
                    + " the directory or changes its mode.",
            "Own only directories below this one"),
    UNIT_EXEC_REFUSED(
            Severity.ERROR,
            "SELinux allows systemd to execute the commands of a unit",
            "On an enforcing host systemd may not execute files below /var, /home, /srv, /tmp and the like, which are not"
                    + " labelled as programs: the service ends with 203/EXEC.",
            "Start the file through an interpreter, as in ExecStart=/usr/bin/env sh <file>, or move it to"
                    + " /usr/libexec/<name>"),
    UNIT_FILE_MISSING(
            Severity.ERROR,
            "Files that a unit names are in the package",
            "A unit that names a file of the package's own directories that is not there does not start.",
            "Correct the path, package the file, or write '-' before an EnvironmentFile that may be missing"),
    UNIT_ACCOUNT_MISSING(
            Severity.ERROR,
            "The account that a unit runs as is created",
            "A service whose user or group does not exist ends with 217/USER or 216/GROUP.",
            "Create it in %pre with useradd, or in /usr/lib/sysusers.d, or require user(<name>)"),
    SCRIPTLET_SYNTAX(
            Severity.ERROR,
            "The shell can parse the scriptlets",
            "A scriptlet that the shell cannot parse fails; %pre then refuses the installation, %preun the removal.",
            "Correct the script"),
    SCRIPTLET_SYNTAX_UNCHECKED(
            Severity.NOTE,
            "A shell is installed to parse the scriptlets",
            "The syntax is checked by running sh -n on this machine; where there is none, the plugin parses the scriptlets"
                    + " itself, but not those for ksh.",
            "Check on a machine that has ksh"),
    SCRIPTLET_RESTARTS_IN_POST(
            Severity.ERROR,
            "%post does not restart the service on an upgrade",
            "During %post the files of both versions are installed, and the old version's scriptlets have not run: a JVM"
                    + " that starts then loads a mixture of jars.",
            "Restart in %posttrans with systemctl try-restart"),
    SCRIPTLET_STOPS_ON_UPGRADE(
            Severity.ERROR,
            "An upgrade does not leave the service stopped or disabled",
            "On an upgrade the old version's %preun and %postun run after the new version's %post. What they stop stays"
                    + " down.",
            "Do it only when $1 is 0, as in if [ \"$1\" -eq 0 ]; then ... fi"),
    SCRIPTLET_DELETES_ACCOUNT(
            Severity.ERROR,
            "Accounts are not deleted",
            "Files that stay behind belong to the next account that gets the same number; and an upgrade that deletes"
                    + " the account stops the service.",
            "Do not delete the account"),
    SCRIPTLET_CHOWNS_RECURSIVELY(
            Severity.ERROR,
            "No scriptlet changes owners recursively",
            "A service that can write to the tree can plant a link, and root gives the service the file that the link"
                    + " points to. Administrators lose their own settings at each upgrade.",
            "Set the owners of the files in the package"),
    SCRIPT_NOT_UNIX_TEXT(
            Severity.ERROR,
            "Scripts have no byte order mark and no carriage returns",
            "The kernel does not find the interpreter of a script with a mark before its #!, or with a carriage return at"
                    + " the end of that line: it ends with 203/EXEC or 'No such file or directory'. A shell takes carriage"
                    + " returns as parts of its words.",
            "Save it in UTF-8 without a byte order mark and with Unix line ends; in .gitattributes write"
                    + " src/main/rpm/** text=auto eol=lf"),
    CONFIGURATION_NOT_UNIX_TEXT(
            Severity.ERROR,
            "Files that programs of the host parse have no byte order mark and no carriage returns",
            "logrotate, cron, sudo, sysctl and others take a mark, and most of them a carriage return, as part of a word,"
                    + " and refuse or ignore the line.",
            "Save it in UTF-8 without a byte order mark and with Unix line ends; in .gitattributes write"
                    + " src/main/rpm/** text=auto eol=lf"),
    FILE_ACCOUNT_MISSING(
            Severity.ERROR,
            "The accounts that own files are created",
            "rpm gives files of an unknown user or group to root, with a warning: the service cannot write its own files.",
            "Create it in %pre with useradd or groupadd, or in /usr/lib/sysusers.d, or require user(<name>)"),
    FILE_WORLD_WRITABLE(
            Severity.ERROR,
            "No file is writable by everybody",
            "Every account of the host, including those of other services, can change such a file.",
            "Remove the permission, or set the sticky bit of a shared directory"),
    FILE_SETUID(
            Severity.ERROR,
            "No program is setuid or setgid",
            "A setuid or setgid program gives every account the rights of its owner.",
            "Remove the bit; a service gets capabilities from its unit"),
    PROGRAM_NOT_EXECUTABLE(
            Severity.WARNING,
            "Programs are executable",
            "A program whose permission was lost, as on a checkout on Windows, ends with 'Permission denied' or 203/EXEC;"
                    + " cron and others leave it out without a word.",
            "Set its mode to 0755"),
    CONFIGURATION_EXECUTABLE(
            Severity.WARNING,
            "Units and configuration are not executable",
            "A mode that came from a file system without modes, as Windows has. systemd complains about it at each start,"
                    + " and a file of settings may be run by mistake.",
            "Set its mode to 0644, or 0640 with the service's group"),
    ARCHITECTURE_MISMATCH(
            Severity.WARNING,
            "Machine code is for the architecture of the package",
            "Clients install a noarch package on every machine, where machine code for another one does not run;"
                    + " rpmbuild refuses to make such a package.",
            "Set <arch> to the architecture of the machine code, or leave the file out"),
    CLASS_ARCHIVE_VOID(
            Severity.WARNING,
            "Class-data archives were made with the packaged jars",
            "The JVM uses an archive of classes (CDS, AOT cache) only if its jars have the size and the time that they had"
                    + " when it was made, and rpm gives all files the time of the package. Otherwise it starts without the"
                    + " archive, and without a word.",
            "Give the jars the time project.build.outputTimestamp before the archive is made, or make it on the host"),
    CODE_WRITABLE_BY_SERVICE(
            Severity.ERROR,
            "The service cannot change its own code",
            "An attacker who can write the programs of the service survives its restarts.",
            "Make root the owner of code, and of directories with code"),
    CODE_IN_VAR(
            Severity.NOTE,
            "Code is where images and snapshots of the host have it",
            "A host that is upgraded as an image (bootc) keeps its own /var, and so goes on running the code of the first"
                    + " image while rpm names the version of the newest; rpm-ostree installs no files there at all; and where"
                    + " SUSE's snapshots take back /usr and the database of rpm, /var stays as it is. Other hosts are not"
                    + " concerned.",
            "For such hosts, set <layout>usr</layout>"),
    SERVICE_FILE_UNWRITABLE(
            Severity.WARNING,
            "The service can write to what the package gives to it",
            "The unit decides before owner and mode do: of /home, /root, /run/user and /tmp a service with ProtectHome= and"
                    + " PrivateTmp= sees nothing, and ProtectSystem= makes the rest read-only.",
            "Install it below /srv, /var/lib or /opt and name it in ReadWritePaths=, as this plugin does for its own unit;"
                    + " or set <unit><ProtectHome>tmpfs</ProtectHome><BindPaths>-/home/...</BindPaths></unit> to show only"
                    + " that directory"),
    SECRET_READABLE(
            Severity.ERROR,
            "Keys are not readable by everybody",
            "Every account of the host, including those of other services, can read such a file, and so can everybody who"
                    + " has the package.",
            "Set the mode 0640 with the service's group, or better keep the key out of the package"),
    PASSWORD_READABLE(
            Severity.ERROR,
            "Configuration with passwords is not readable by everybody",
            "Every account of the host, including those of other services, can read such a file.",
            "Set the mode 0640 with the service's group, or move the password to a file that the administrator creates"),
    CONFIGURATION_REPLACED(
            Severity.ERROR,
            "Edited configuration is kept",
            "An upgrade replaces an edited configuration file that is not noreplace.",
            "Mark it config(noreplace)"),
    CONFIGURATION_NOT_MARKED(
            Severity.WARNING,
            "Files in /etc are marked as configuration",
            "An upgrade overwrites an edited file that is not marked, without a copy.",
            "Mark it config(noreplace), or move files that nobody edits to /usr/share");

    private final Severity severity;
    private final String demand;
    private final String explanation;
    private final String remedy;

    Rule(Severity severity, String demand, String explanation, String remedy) {
        this.severity = severity;
        this.demand = demand;
        this.explanation = explanation;
        this.remedy = remedy;
    }

    /**
     * @param id the id of a rule
     * @throws PackagingException if there is no such rule
     */
    public static Rule of(String id) {
        return Arrays.stream(values())
                .filter(rule -> rule.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new PackagingException(
                        "'%s' is not a rule".formatted(id), "Use one of those in docs/rules.md"));
    }

    /** The name as users write it, such as {@code file-setuid}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The severity in a package of this project. */
    public Severity severity() {
        return severity;
    }

    /** What must hold, without a final period. */
    public String demand() {
        return demand;
    }

    /** Why it must hold. */
    public String explanation() {
        return explanation;
    }

    /** What to do, without a final period. */
    public String remedy() {
        return remedy;
    }

    /** Whether the rule is about a broken package, and cannot be waived. */
    public boolean isIntegrity() {
        return compareTo(SIGNATURE_KEY_UNKNOWN) <= 0;
    }

    Finding found(String problem) {
        return new Finding(this, severity, problem, remedy, Optional.empty(), Optional.empty());
    }

    Finding found(String path, String problem) {
        return new Finding(this, severity, problem, remedy, Optional.of(path), Optional.empty());
    }
}
