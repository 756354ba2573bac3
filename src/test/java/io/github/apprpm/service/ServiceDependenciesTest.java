package io.github.apprpm.service;

import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.apprpm.Refusal;
import io.github.apprpm.model.Dependency;
import io.github.apprpm.model.Dependency.Need;
import io.github.apprpm.model.DependencyKind;
import io.github.apprpm.model.JavaReleases;
import io.github.apprpm.model.Services;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ServiceDependenciesTest {
    private static Set<String> of(Services service, String java, DependencyKind kind) {
        return ServiceDependencies.of(service.spec(), java, false)
                .getOrDefault(kind, Collections.emptySortedSet())
                .stream()
                .map(Dependency::toString)
                .collect(toSet());
    }

    private static final Set<String> TOOLS = Set.of("/usr/bin/getent", "/usr/sbin/groupadd", "/usr/sbin/useradd");

    @Test
    void whatMakesTheAccountIsThereBefore() {
        assertEquals(TOOLS, of(Services.shop(), "none", DependencyKind.REQUIRES));
        ServiceDependencies.of(Services.shop().spec(), "none", false)
                .get(DependencyKind.REQUIRES)
                .forEach(dependency -> assertEquals(Set.of(Need.PRE), dependency.needs()));
    }

    @Test
    void rootNeedsNothing() {
        Services root = Services.shop().withUser("root").withGroup("root");
        assertEquals(Set.of(), of(root, "none", DependencyKind.REQUIRES));
        assertEquals(Set.of(), of(root, "none", DependencyKind.PROVIDES));
    }

    @Test
    void theRootUserWithAGroupOfItsOwnNeedsThatGroup() {
        assertEquals(
                Set.of("/usr/bin/getent", "/usr/sbin/groupadd"),
                of(Services.shop().withUser("root"), "none", DependencyKind.REQUIRES));
    }

    @Test
    void anyJavaThatIsNewEnoughWillDo() {
        Services service = Services.shop().withMinimumJava(21);
        Set<String> requires = of(service, "auto", DependencyKind.REQUIRES);

        assertEquals(4, requires.size());
        assertTrue(requires.contains(JavaRequirement.rich(JavaReleases.from(21)).toString()));
        assertEquals(Set.of("java-21-openjdk-headless"), of(service, "auto", DependencyKind.SUGGESTS));
    }

    @Test
    void anOldHostIsAskedForSomeJava() {
        assertTrue(of(Services.oldShop(), "auto", DependencyKind.REQUIRES).contains("jre"));
        assertEquals(Set.of(), of(Services.oldShop(), "auto", DependencyKind.SUGGESTS));
    }

    @Test
    void theDependencyOnJavaCanBeAnother() {
        Set<String> requires = of(Services.shop(), "java-21-openjdk-headless >= 1:21.0.3", DependencyKind.REQUIRES);

        assertTrue(requires.contains("java-21-openjdk-headless >= 1:21.0.3"));
        assertEquals(Set.of(), of(Services.shop(), "java-21-openjdk-headless", DependencyKind.SUGGESTS));
    }

    @Test
    void itCanBeLeftOut() {
        assertFalse(
                of(Services.shop(), "none", DependencyKind.REQUIRES).toString().contains("jre"));
    }

    @Test
    void aPackageWithARuntimeNeedsNoJavaOfTheHost() {
        for (Services service : List.of(Services.shop(), Services.oldShop())) {
            var dependencies = ServiceDependencies.of(service.spec(), "auto", true);

            assertFalse(dependencies.toString().contains("jre"), dependencies.toString());
            assertFalse(dependencies.containsKey(DependencyKind.SUGGESTS));
        }
    }

    @Test
    void aDependencyThatTheUserWritesIsKeptBesideARuntime() {
        assertTrue(ServiceDependencies.of(Services.shop().spec(), "java-21-openjdk", true)
                .get(DependencyKind.REQUIRES)
                .contains(Dependency.any("java-21-openjdk")));
    }

    @Test
    void itIsADependency() {
        Refusal.of(() -> of(Services.shop(), "Java 21", DependencyKind.REQUIRES))
                .says("'Java 21'", "<javaDependency>");
    }
}
