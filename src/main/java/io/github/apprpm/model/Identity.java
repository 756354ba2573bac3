package io.github.apprpm.model;

import java.util.Optional;

/**
 * Whom a service runs as.
 *
 * @param user the user that it runs as
 * @param group the group that may read its configuration
 * @param uid the number of the user on each host; empty if hosts choose one
 * @param gid the number of the group on each host; empty if hosts choose one
 * @param isOwn whether the user is named after the package, not by a parameter
 */
public record Identity(
        AccountName user, AccountName group, Optional<AccountNumber> uid, Optional<AccountNumber> gid, boolean isOwn) {
    public Identity {
        uid.filter(number -> user.isRoot()).ifPresent(number -> refuse("uid", number));
        gid.filter(number -> group.isRoot()).ifPresent(number -> refuse("gid", number));
    }

    private static void refuse(String parameter, AccountNumber number) {
        throw new PackagingException(
                "The <%s> '%s' cannot be that of root".formatted(parameter, number),
                "Remove it, or set <user> and <group> to an account of the service");
    }

    /**
     * The accounts that the parameters name, or those that are named after the package.
     *
     * @throws PackagingException if an account that is named after the package is one of the host
     */
    public static Identity of(
            PackageName name,
            Optional<AccountName> user,
            Optional<AccountName> group,
            Optional<AccountNumber> uid,
            Optional<AccountNumber> gid) {
        AccountName own = AccountName.ofPackage(name);
        boolean isOfHost = HostAccounts.contains(own);
        if (isOfHost && user.isEmpty()) {
            throw new PackagingException(
                    "The service '%s' would run as '%s', which is an account of the host".formatted(name, own),
                    "Set <user> to an account of its own, such as '%1$s-service', or to '%1$s' if that is meant"
                            .formatted(own));
        }
        // The group stays the same when <user> changes, so that it can read what administrators have edited.
        return new Identity(
                user.orElse(own), group.orElse(isOfHost ? user.orElse(own) : own), uid, gid, user.isEmpty());
    }

    /** What a build says where the package's name is not that of its account. */
    public Optional<String> remark(PackageName name) {
        AccountName own = AccountName.ofPackage(name);
        boolean isUsed = user.equals(own) || group.equals(own);
        return Optional.of("Account  %s: '%s' has capitals, other characters or too many for one".formatted(own, name))
                .filter(remark -> isUsed && !own.value().equals(name.value()));
    }

    /** Whether the package declares the user: one of the host, or of another package, is declared there. */
    public boolean declaresUser() {
        return !HostAccounts.contains(user);
    }

    /** Whether the package declares the group: one of the host, or of another package, is declared there. */
    public boolean declaresGroup() {
        return !HostAccounts.contains(group);
    }
}
