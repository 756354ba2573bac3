package io.github.apprpm.check;

import io.github.apprpm.model.PackagingException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Everything that is asked of a package, with the reason and what to do. */
public enum Rule {
    // What the file says of itself; no reason makes a host take a broken package, so none of it can be waived.
    PACKAGE_UNREADABLE(
            Severity.ERROR,
            "The file is an RPM whose headers can be read",
            "A client that cannot read the lead and the headers refuses the file before it looks at anything else.",
            "Fetch or build the package again"),
    LEAD_INVALID(
            Severity.ERROR,
            "The lead is one that clients take",
            "The first 96 bytes tell the format's version and that signatures follow. Clients refuse another version or"
                    + " another kind of signature.",
            "Fetch or build the package again"),
    HEADER_MALFORMED(
            Severity.ERROR,
            "The headers are laid out as rpm demands",
            "rpm refuses a header whose region does not cover its entries, whose values overlap, are not aligned or have"
                    + " another type than their tag. A header without a region is not covered by any digest or signature.",
            "Build the package again, with another builder if it comes out the same"),
    HEADER_DIGEST_MISMATCH(
            Severity.ERROR,
            "The digests of the header are right",
            "The signature header tells digests of the header. Where one is wrong, the header or the digest was changed"
                    + " after the package was built, and each client refuses it.",
            "Fetch or build the package again"),
    PAYLOAD_DIGEST_MISMATCH(
            Severity.ERROR,
            "The digests of the payload are right",
            "The header tells the digests of the payload, as it is in the file and unpacked. Where one is wrong, the"
                    + " payload was changed after the package was built, or its builder computed it wrongly.",
            "Fetch or build the package again"),
    PAYLOAD_BROKEN(
            Severity.ERROR,
            "The payload can be unpacked to its end",
            "An archive that breaks off leaves a half-installed package: rpm stops in the middle of the transaction.",
            "Fetch or build the package again"),
    FILE_DIGEST_MISMATCH(
            Severity.ERROR,
            "The content of each file is what the header says",
            "rpm compares each file with its digest while it unpacks, and aborts where they differ.",
            "Fetch or build the package again"),
    SIZE_MISMATCH(
            Severity.ERROR,
            "The sizes are right",
            "The sizes of the package, its payload and its files are told in the headers; clients use them to check the"
                    + " free space, and to find where the package ends.",
            "Fetch or build the package again"),
    SIGNATURE_INVALID(
            Severity.ERROR,
            "Each signature verifies",
            "A signature that does not match its header means that one of them was changed after signing.",
            "Sign the package again, or fetch it again from where you trust it"),
    SIGNATURE_KEY_UNKNOWN(
            Severity.ERROR,
            "The package is signed by one of the given keys",
            "Hosts that have only the given public keys refuse what another key has signed.",
            "Sign with the key whose public part is in <publicKeys>, or add the public key that was used"),

    // What hosts may refuse or stumble over.
    UNSIGNED(
            Severity.WARNING,
            "The package is signed",
            "rpm 6 refuses unsigned packages by default, and so does every repository with gpgcheck=1.",
            "Sign it: <sign>true</sign>, or apprpm:sign"),
    SIGNATURE_UNVERIFIED(
            Severity.NOTE,
            "The signature was verified",
            "Without public keys, only the form of a signature is looked at.",
            "Name the public keys in <publicKeys>"),
    SIGNATURE_WEAK(
            Severity.ERROR,
            "Signatures use SHA-256 or better and a strong key",
            "EL9, Fedora and rpm 6 do not accept signatures over MD5 or SHA-1, nor short RSA keys.",
            "Sign with SHA-256 or SHA-512, and RSA of at least 3072 bits or Ed25519"),
    DIGEST_MISSING(
            Severity.ERROR,
            "Header and payload have a digest that current clients trust",
            "rpm from 4.14 on wants SHA-256 of the header, and FIPS hosts and rpm 6 refuse a package whose header and"
                    + " payload they cannot verify without MD5 or SHA-1.",
            "Build the package with a current builder"),
    DIGEST_WEAK(
            Severity.WARNING,
            "No digest rests on MD5 or SHA-1 alone",
            "Hosts in FIPS mode cannot compute MD5, and rpm 6 ignores both. Files whose digests are MD5 cannot be"
                    + " installed there.",
            "Build the package with SHA-256 for the files"),
    FEATURE_UNSUPPORTED(
            Severity.ERROR,
            "The oldest host that must take the package knows all that it uses",
            "An older rpm refuses what it does not know, or misreads it.",
            "Do without it, or raise <compatibility>"),
    FEATURE_IGNORED(
            Severity.WARNING,
            "The oldest host does what the package asks for",
            "Some of what a package may have is left out by older hosts without a word.",
            "Do not rely on it, or raise <compatibility>"),
    RPMLIB_UNKNOWN(
            Severity.ERROR,
            "Features of rpm are required by names that rpm provides",
            "A required feature is only provided as rpmlib(Name). Without the wrapper nothing provides it, and no client"
                    + " can install the package.",
            "Build the package with a builder that writes rpmlib(...)"),
    DEPENDENCY_NOT_INDEXED(
            Severity.ERROR,
            "Files that are depended on are listed by repositories",
            "The primary metadata of a repository lists the files below /etc, in directories that end with bin, and"
                    + " /usr/lib/sendmail. Resolvers that load nothing else find no provider for another file.",
            "Depend on the package that has the file"),
    VERSION_NOT_NEWER(
            Severity.ERROR,
            "The version sorts after the last released one",
            "Hosts keep what they have when the new package does not sort after it, so the release never arrives.",
            "Raise <version> or <release>; if the version had to go back, raise <epoch>"),
    BASELINE_UNRESOLVED(
            Severity.WARNING,
            "The last released package can be compared with",
            "Whether the version goes up can only be told from the package before.",
            "Leave it before the first release; else name the package by <baseline>"),
    NAME_INVALID(
            Severity.ERROR,
            "Name, version and release have characters that clients take",
            "The parts are joined by '-' and used in file names and addresses; other characters break one or the other.",
            "Use letters, digits and . _ + -, and in versions ~ and ^ instead of -"),
    PATH_INVALID(
            Severity.ERROR,
            "Paths are absolute, plain and not too long",
            "A path with '..', '//' or a control character is refused or written where nobody expects it; Linux has no"
                    + " room for names over 255 and paths over 4095 bytes.",
            "Rename the file"),
    PATH_UNUSUAL(
            Severity.WARNING,
            "Paths have no spaces and only ASCII",
            "Scripts that take file lists apart at white space, and hosts with another encoding, stumble over them.",
            "Rename the file"),
    PATH_DUPLICATE(
            Severity.ERROR,
            "Each path is there once",
            "Which of two files of one path is installed, and which is verified, differs between clients.",
            "Package the path once"),

    // What harms the host or the service.
    DISTRIBUTION_DIRECTORY_OWNED(
            Severity.ERROR,
            "No directory of the distribution is owned",
            "Two packages that own a directory with different modes conflict; and the one that goes last removes it or"
                    + " changes its mode.",
            "Own only directories below it"),
    UNIT_EXEC_REFUSED(
            Severity.ERROR,
            "SELinux lets systemd start what the unit names",
            "On an enforcing host systemd may not execute files below /var, /home, /srv, /tmp and the like, which are not"
                    + " labelled as programs: the service ends with 203/EXEC.",
            "Start it through an interpreter, as in ExecStart=/usr/bin/env sh <file>, or move it to /usr/libexec/<name>"),
    UNIT_FILE_MISSING(
            Severity.ERROR,
            "Files that a unit names are in the package",
            "A unit that names a file of the package's own directories that is not there does not start.",
            "Correct the path, package the file, or write '-' before an EnvironmentFile that may be missing"),
    UNIT_ACCOUNT_MISSING(
            Severity.ERROR,
            "Somebody creates the account that a unit runs as",
            "A service whose user or group does not exist ends with 217/USER or 216/GROUP.",
            "Create it in %pre with useradd, or in /usr/lib/sysusers.d, or require user(<name>)"),
    SCRIPTLET_SYNTAX(
            Severity.ERROR,
            "The shell can parse the scriptlets",
            "A scriptlet that the shell cannot parse fails; %pre then refuses the installation, %preun the removal.",
            "Correct the script"),
    SCRIPTLET_SYNTAX_UNCHECKED(
            Severity.NOTE,
            "There is a shell here to parse the scriptlets with",
            "The syntax is checked by sh -n of this machine.",
            "Check on a machine that has bash, sh, dash or busybox"),
    SCRIPTLET_RESTARTS_IN_POST(
            Severity.ERROR,
            "%post does not restart the service on an upgrade",
            "In %post old and new files lie side by side, and the old version's scriptlets are still to come: a JVM that"
                    + " starts now loads a mixture of jars.",
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
            "Files that stay behind go to whoever gets the number next; and an upgrade that deletes the account stops the"
                    + " service.",
            "Leave the account"),
    SCRIPTLET_CHOWNS_RECURSIVELY(
            Severity.ERROR,
            "No scriptlet changes owners recursively",
            "A service that can write in the tree can plant a link, and root gives it the file behind it. Administrators"
                    + " lose their own settings at each upgrade.",
            "Give the files their owners in the package"),
    FILE_ACCOUNT_MISSING(
            Severity.ERROR,
            "Somebody creates the accounts that own files",
            "rpm gives files of an unknown user or group to root, with a warning: the service cannot write its own files.",
            "Create it in %pre with useradd or groupadd, or in /usr/lib/sysusers.d, or require user(<name>)"),
    FILE_WORLD_WRITABLE(
            Severity.ERROR,
            "Nothing is writable by everybody",
            "Every account of the host, of other services too, can change such a file.",
            "Take the permission away, or in a shared directory set the sticky bit"),
    FILE_SETUID(
            Severity.ERROR,
            "No program changes its user or group",
            "A setuid or setgid program gives every account the rights of its owner.",
            "Take the bit away; a service gets capabilities from its unit"),
    CODE_WRITABLE_BY_SERVICE(
            Severity.ERROR,
            "The service cannot change its own code",
            "Whoever breaks into the service makes it stay broken over restarts where he can write its programs.",
            "Let root own code, and directories with code"),
    SECRET_READABLE(
            Severity.ERROR,
            "Keys are not readable by all",
            "Every account of the host, of other services too, can read such a file, and everybody who has the package.",
            "Set the mode 0640 with the service's group, or better keep the key out of the package"),
    PASSWORD_READABLE(
            Severity.ERROR,
            "Configuration with passwords is not readable by all",
            "Every account of the host, of other services too, can read such a file.",
            "Set the mode 0640 with the service's group, or put the password into a file of the administrator's"),
    CONFIGURATION_REPLACED(
            Severity.ERROR,
            "Configuration is kept when it was edited",
            "An upgrade puts its own file in the place of an edited configuration file that is not noreplace.",
            "Mark it config(noreplace)"),
    CONFIGURATION_NOT_MARKED(
            Severity.WARNING,
            "Files in /etc are marked as configuration",
            "An upgrade overwrites an edited file that is not marked, without a copy.",
            "Mark it config(noreplace), or move what nobody edits to /usr/share");

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
     * @throws PackagingException if there is none
     */
    public static Rule of(String id) {
        return Arrays.stream(values())
                .filter(rule -> rule.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new PackagingException(
                        "There is no rule '%s'".formatted(id), "Use one of those in docs/rules.md"));
    }

    /** The name as users write it, such as {@code file-setuid}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** How much it matters in the own package. */
    public Severity severity() {
        return severity;
    }

    /** What must hold, without a final period. */
    public String demand() {
        return demand;
    }

    /** Why. */
    public String explanation() {
        return explanation;
    }

    /** What to do, without a final period. */
    public String remedy() {
        return remedy;
    }

    /** Whether it asks if the package is broken, which no reason outweighs. */
    public boolean isIntegrity() {
        return compareTo(SIGNATURE_KEY_UNKNOWN) <= 0;
    }

    Finding found(String problem) {
        return new Finding(id(), severity, problem, remedy, Optional.empty(), Optional.empty());
    }

    Finding found(String path, String problem) {
        return new Finding(id(), severity, problem, remedy, Optional.of(path), Optional.empty());
    }
}
