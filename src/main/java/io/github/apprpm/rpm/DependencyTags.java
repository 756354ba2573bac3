package io.github.apprpm.rpm;

import io.github.apprpm.model.DependencyKind;
import java.util.ArrayList;
import java.util.List;

/** The three tags that hold the capabilities of a kind. */
public record DependencyTags(int name, int version, int flags) {
    public static DependencyTags of(DependencyKind kind) {
        return switch (kind) {
            case REQUIRES -> new DependencyTags(1049, 1050, 1048);
            case PROVIDES -> new DependencyTags(1047, 1113, 1112);
            case CONFLICTS -> new DependencyTags(1054, 1055, 1053);
            case OBSOLETES -> new DependencyTags(1090, 1115, 1114);
            case RECOMMENDS -> new DependencyTags(5046, 5047, 5048);
            case SUGGESTS -> new DependencyTags(5049, 5050, 5051);
            case SUPPLEMENTS -> new DependencyTags(5052, 5053, 5054);
            case ENHANCES -> new DependencyTags(5055, 5056, 5057);
        };
    }

    /** The capabilities in the header's order; none, as rpm has it, if the arrays do not fit each other. */
    List<PackageDependency> read(RpmHeader header) {
        List<String> names = header.strings(name);
        List<String> versions = header.strings(version);
        long[] senses = header.numbers(flags);
        if (!versions.isEmpty() && versions.size() != names.size()
                || senses.length > 0 && senses.length != names.size()) {
            return List.of();
        }
        List<PackageDependency> dependencies = new ArrayList<>(names.size());
        for (int i = 0; i < names.size(); i++) {
            dependencies.add(new PackageDependency(
                    names.get(i), i < senses.length ? (int) senses[i] : 0, i < versions.size() ? versions.get(i) : ""));
        }
        return dependencies;
    }
}
