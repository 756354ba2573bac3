package io.github.apprpm.rpm;

import io.github.apprpm.model.Dependency;
import io.github.apprpm.model.Dependency.Comparison;
import io.github.apprpm.model.Dependency.Need;
import io.github.apprpm.model.DependencyKind;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** What the header says of capabilities: their names, versions and flags in three arrays for each kind. */
final class DependencyTable {
    private DependencyTable() {}

    static void add(TagTable tags, DependencyKind kind, Collection<Dependency> dependencies) {
        List<Dependency> list = List.copyOf(dependencies);
        DependencyTags numbers = DependencyTags.of(kind);
        tags.strings(numbers.name(), list.stream().map(Dependency::name).toList());
        tags.strings(numbers.version(), list.stream().map(Dependency::version).toList());
        tags.int32(
                numbers.flags(), list.stream().mapToInt(DependencyTable::flags).toArray());
    }

    /** A feature that the rpm of the target must have. */
    static Dependency rpmlib(String feature, String sinceVersion) {
        return new Dependency(
                "rpmlib(" + feature + ")", Comparison.LESS_OR_EQUAL, sinceVersion + "-1", Set.of(Need.RPMLIB));
    }

    private static int flags(Dependency dependency) {
        return comparison(dependency.comparison())
                | dependency.needs().stream().mapToInt(DependencyTable::bit).sum();
    }

    /** {@code rpmsenseFlags} of rpm's {@code rpmds.h}: less is 2, greater 4, equal 8. */
    private static int comparison(Comparison comparison) {
        return switch (comparison) {
            case ANY -> 0;
            case LESS -> 2;
            case LESS_OR_EQUAL -> 10;
            case EQUAL -> 8;
            case GREATER_OR_EQUAL -> 12;
            case GREATER -> 4;
        };
    }

    /** {@code rpmsenseFlags} of rpm's {@code rpmds.h}. */
    private static int bit(Need need) {
        return switch (need) {
            case POSTTRANS -> 1 << 5;
            case PRETRANS -> 1 << 7;
            case INTERPRETER -> 1 << 8;
            case PRE -> 1 << 9;
            case POST -> 1 << 10;
            case PREUN -> 1 << 11;
            case POSTUN -> 1 << 12;
            case VERIFYSCRIPT -> 1 << 13;
            case PREUNTRANS -> 1 << 20;
            case POSTUNTRANS -> 1 << 21;
            case RPMLIB -> 1 << 24;
            case CONFIG -> 1 << 28;
        };
    }
}
