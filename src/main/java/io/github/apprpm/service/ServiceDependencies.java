package io.github.apprpm.service;

import io.github.apprpm.model.Dependency;
import io.github.apprpm.model.Dependency.Need;
import io.github.apprpm.model.DependencyKind;
import io.github.apprpm.model.ServiceSpec;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** The capabilities that a service requires and provides, without those that the user adds. */
public final class ServiceDependencies {
    /** The parameter value for the generated Java dependency. */
    private static final String AUTOMATIC = "auto";

    private static final String NONE = "none";

    private ServiceDependencies() {}

    /**
     * @param service the service
     * @param java {@code auto}, {@code none}, or the dependency to use
     * @param hasRuntime whether the package brings a Java runtime along
     */
    public static Map<DependencyKind, SortedSet<Dependency>> of(ServiceSpec service, String java, boolean hasRuntime) {
        Map<DependencyKind, SortedSet<Dependency>> dependencies = new EnumMap<>(DependencyKind.class);
        SortedSet<Dependency> requires = new TreeSet<>();
        ServiceAccount account = new ServiceAccount(service);
        if (account.isDeclared()) {
            dependencies.put(DependencyKind.PROVIDES, new TreeSet<>(account.provides()));
        }
        account.programs()
                .forEach(program -> requires.add(Dependency.any(program).neededBy(Need.PRE)));
        boolean isNeeded = !java.equals(NONE) && !(java.equals(AUTOMATIC) && hasRuntime);
        if (isNeeded && java.equals(AUTOMATIC) && service.compatibility().hasWeakAndRichDependencies()) {
            requires.add(JavaRequirement.rich(service.java()));
            dependencies.put(
                    DependencyKind.SUGGESTS, new TreeSet<>(Set.of(JavaRequirement.suggestion(service.java()))));
        } else if (isNeeded && java.equals(AUTOMATIC)) {
            requires.add(JavaRequirement.plain());
        } else if (isNeeded) {
            requires.add(Dependency.parse("javaDependency", java));
        }
        dependencies.put(DependencyKind.REQUIRES, requires);
        return dependencies;
    }
}
