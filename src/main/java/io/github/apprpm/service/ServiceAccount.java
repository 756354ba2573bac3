package io.github.apprpm.service;

import io.github.apprpm.model.Dependency;
import io.github.apprpm.model.ServiceSpec;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** The user and group of a service, in the words of sysusers.d(5). */
public final class ServiceAccount {
    private final ServiceSpec service;

    public ServiceAccount(ServiceSpec service) {
        this.service = service;
    }

    /** Whether the package creates any account; root is always there. */
    public boolean isCreated() {
        return !service.user().isRoot();
    }

    /** The text of the file. */
    public String sysusers() {
        return "%s\n%s\n".formatted(groupLine(), userLine());
    }

    /**
     * The capabilities from which rpm 4.19 and later create the accounts before they unpack files; the version of each is
     * the base64 form of the sysusers line (rpm's "Users and groups" manual).
     */
    public List<Dependency> provides() {
        return List.of(
                Dependency.exact("group(%s)".formatted(service.group()), base64(groupLine())),
                Dependency.exact("user(%s)".formatted(service.user()), base64(userLine())));
    }

    private String groupLine() {
        return "g %s -".formatted(service.group());
    }

    private String userLine() {
        String account = service.user().equals(service.group()) ? "-" : "-:" + service.group();
        return "u %s %s \"%s\" %s"
                .formatted(
                        service.user(),
                        account,
                        gecos(service),
                        service.installed().state());
    }

    /** The account's comment: passwd(5) ends fields with colons. */
    static String gecos(ServiceSpec service) {
        return "%s service".formatted(service.name());
    }

    private static String base64(String line) {
        return Base64.getEncoder().encodeToString(line.getBytes(StandardCharsets.UTF_8));
    }
}
