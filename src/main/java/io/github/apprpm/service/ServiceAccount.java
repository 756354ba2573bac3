package io.github.apprpm.service;

import io.github.apprpm.model.AccountNumber;
import io.github.apprpm.model.Dependency;
import io.github.apprpm.model.Identity;
import io.github.apprpm.model.ServiceSpec;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The user and group of a service, in the words of sysusers.d(5). */
public final class ServiceAccount {
    private final ServiceSpec service;

    public ServiceAccount(ServiceSpec service) {
        this.service = service;
    }

    /** Whether the package declares a user or group. Those of the host and of other packages are declared there. */
    public boolean isDeclared() {
        return service.identity().declaresUser() || service.identity().declaresGroup();
    }

    /** The text of the file. */
    public String sysusers() {
        return lines().map(line -> line + "\n").collect(Collectors.joining());
    }

    /**
     * The capabilities from which rpm 4.19 and later create the accounts before they unpack files; the version of each is
     * the base64 form of the sysusers line (rpm's "Users and groups" manual). A user whose group comes from elsewhere is not
     * among them: the group may be missing then.
     */
    public List<Dependency> provides() {
        List<Dependency> provides = new ArrayList<>();
        if (service.identity().declaresGroup()) {
            provides.add(Dependency.exact("group(%s)".formatted(service.group()), base64(groupLine())));
            if (service.identity().declaresUser()) {
                provides.add(Dependency.exact("user(%s)".formatted(service.user()), base64(userLine())));
            }
        }
        return provides;
    }

    /** The programs that make the accounts before a file is unpacked; root is always there. */
    List<String> programs() {
        List<String> programs = new ArrayList<>();
        if (!service.group().isRoot()) {
            programs.add("/usr/sbin/groupadd");
        }
        if (!service.user().isRoot()) {
            programs.add("/usr/sbin/useradd");
        }
        if (!programs.isEmpty()) {
            programs.add("/usr/bin/getent");
        }
        return programs;
    }

    private Stream<String> lines() {
        return Stream.concat(
                Stream.of(groupLine()).filter(line -> service.identity().declaresGroup()),
                Stream.of(userLine()).filter(line -> service.identity().declaresUser()));
    }

    private String groupLine() {
        return "g %s %s".formatted(service.group(), number(service.identity().gid()));
    }

    private String userLine() {
        Identity identity = service.identity();
        boolean isPlain = identity.uid().isEmpty()
                && identity.gid().isEmpty()
                && identity.user().equals(identity.group());
        return "u %s %s \"%s\" %s"
                .formatted(
                        identity.user(),
                        isPlain ? "-" : number(identity.uid()) + ":" + identity.group(),
                        gecos(service),
                        service.installed().state());
    }

    private static String number(Optional<AccountNumber> number) {
        return number.map(AccountNumber::toString).orElse("-");
    }

    /** The account's comment: passwd(5) ends fields with colons. */
    static String gecos(ServiceSpec service) {
        return "%s service".formatted(service.name());
    }

    private static String base64(String line) {
        return Base64.getEncoder().encodeToString(line.getBytes(StandardCharsets.UTF_8));
    }
}
