package io.github.apprpm.check;

import io.github.apprpm.systemd.Unit;
import io.github.apprpm.systemd.UnitAccess;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The account that a unit's processes run as.
 *
 * @param user of User=, or root
 * @param group of Group=, or one named like the user
 * @param groups all that they are in
 */
record UnitAccount(String user, String group, Set<String> groups) {
    UnitAccount {
        groups = Set.copyOf(groups);
    }

    static UnitAccount of(Unit unit, List<SysusersLine> lines) {
        UnitAccess access = new UnitAccess(unit);
        Set<String> groups = new TreeSet<>(access.groups());
        lines.stream()
                .filter(line -> line.name().equals(access.user()))
                .forEach(line -> line.group().ifPresent(groups::add));
        return new UnitAccount(access.user(), access.group(), groups);
    }
}
