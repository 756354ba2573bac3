package io.github.apprpm.verify.host;

import io.github.apprpm.verify.BrokenPromise;
import io.github.apprpm.verify.PackagedService;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The user and group of a service on a host.
 *
 * @param uid the user's number; empty if there is no such user
 * @param gid the group's number; empty if there is no such group
 * @param groups the names of the groups that its processes are in
 */
record Account(String uid, String gid, Set<String> groups) {
    Account {
        groups = Set.copyOf(groups);
    }

    static Account of(Host host, PackagedService service) throws IOException {
        KeyValues facts = host.facts("accounts.sh", service.user(), service.group());
        Set<String> groups = new TreeSet<>(List.of(facts.get("groups").split("\\s+")));
        service.unit().values("SupplementaryGroups").forEach(names -> groups.addAll(List.of(names.split("\\s+"))));
        // Group= is in the place of the user's own group, not beside it.
        groups.add(service.unit().last("Group").orElse(facts.get("primary")));
        return new Account(facts.get("uid"), facts.get("gid"), groups);
    }

    boolean isRoot() {
        return uid.equals("0");
    }

    /** @throws BrokenPromise if one of them is missing */
    void require(PackagedService service) throws BrokenPromise {
        if (service.unit().isYes("DynamicUser")) {
            return; // exists only while the service runs
        }
        List<String> missing = new ArrayList<>();
        if (uid.isEmpty()) {
            missing.add("the user '%s' of the unit does not exist".formatted(service.user()));
        }
        if (gid.isEmpty()) {
            missing.add("the group '%s' does not exist".formatted(service.group()));
        }
        if (!missing.isEmpty()) {
            throw new BrokenPromise(
                    String.join(", and ", missing) + ": neither a scriptlet of the package nor rpm has created it");
        }
    }
}
