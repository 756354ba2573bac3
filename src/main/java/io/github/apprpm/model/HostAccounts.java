package io.github.apprpm.model;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The accounts that are of the host: a service runs as one of them only if its package says so. */
public final class HostAccounts {
    private static final String OF_SYSTEMD = "systemd-";
    private static final List<Account> ALL = Resource.text(HostAccounts.class, "host-accounts.txt")
            .lines()
            .filter(line -> !line.startsWith("#"))
            .map(Account::parse)
            .toList();
    private static final Set<String> NAMES = ALL.stream().map(Account::name).collect(Collectors.toUnmodifiableSet());

    private HostAccounts() {}

    /** Which hosts have an account before any package makes it. */
    public enum Base {
        /** Those of each distribution. */
        EVERY,
        /** Those of EL and Fedora, but not of SLE and openSUSE. */
        REDHAT,
        /** Those of some distributions, or with a part that nearly each host has. */
        SOME,
        /** None: a well-known package makes it. */
        PACKAGE
    }

    /** The two kinds of accounts. */
    public enum Kind {
        USER,
        GROUP;

        /** The name as people write it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private record Account(String name, String kinds, Base base) {
        static Account parse(String line) {
            String[] fields = line.split(" ");
            return new Account(fields[0], fields[1], Base.valueOf(fields[2].toUpperCase(Locale.ROOT)));
        }

        boolean is(Kind kind) {
            return kinds.indexOf(kind.word().charAt(0)) >= 0;
        }
    }

    /** Whether hosts, or a well-known package, have a user or group of this name. */
    public static boolean contains(AccountName name) {
        return NAMES.contains(name.value()) || name.value().startsWith(OF_SYSTEMD);
    }

    /** Which hosts have a user or group, if it is known. */
    public static Optional<Base> base(Kind kind, String name) {
        return ALL.stream()
                .filter(account -> account.name.equals(name) && account.is(kind))
                .map(Account::base)
                .findFirst();
    }
}
