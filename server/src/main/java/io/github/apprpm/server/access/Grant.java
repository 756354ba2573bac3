package io.github.apprpm.server.access;

import java.util.Set;

/**
 * Rights on repositories.
 *
 * @param repositories their names; empty for all
 */
public record Grant(Set<Right> rights, Set<String> repositories) {
    public static final Grant NOTHING = new Grant(Set.of(), Set.of());

    public Grant {
        rights = Set.copyOf(rights);
        repositories = Set.copyOf(repositories);
    }

    public boolean allows(Right right, String repository) {
        return allows(right) && (repositories.isEmpty() || repositories.contains(repository));
    }

    /** Whether it allows this for any repository. */
    public boolean allows(Right right) {
        return rights.contains(right) || rights.contains(Right.ADMIN);
    }
}
