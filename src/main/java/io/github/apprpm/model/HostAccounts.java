package io.github.apprpm.model;

import java.util.Set;
import java.util.stream.Collectors;

/** The accounts that are of the host: a service runs as one of them only if its package says so. */
public final class HostAccounts {
    private static final String OF_SYSTEMD = "systemd-";
    private static final Set<String> NAMES = Resource.text(HostAccounts.class, "host-accounts.txt")
            .lines()
            .filter(line -> !line.startsWith("#"))
            .map(line -> line.substring(0, line.indexOf(' ')))
            .collect(Collectors.toUnmodifiableSet());

    private HostAccounts() {}

    /** Whether hosts, or a well-known package, have a user or group of this name. */
    public static boolean contains(AccountName name) {
        return NAMES.contains(name.value()) || name.value().startsWith(OF_SYSTEMD);
    }
}
