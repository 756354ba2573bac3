package io.github.apprpm.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.apprpm.Refusal;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PackageSpecTest {
    @Test
    void theFileIsNamedAfterNameVersionAndRelease() {
        assertEquals(
                "shop-1.2.0-2.noarch.rpm", Specs.shop().withRelease("2").spec().fileName());
    }

    @Test
    void noFileNameHasTheEpoch() {
        assertEquals(
                "shop-1.2.0-1.x86_64.rpm",
                Specs.shop().with(Architecture.X86_64).spec().fileName());
        assertEquals(
                "shop-1.2.0-1.noarch.rpm",
                Specs.shop().with(new PackageVersion(7, "1.2.0", "1")).spec().fileName());
    }

    @ParameterizedTest
    @ValueSource(strings = {"1969-12-31T23:59:59Z", "2106-02-07T06:28:16Z", "9999-01-01T00:00:00Z"})
    void aTimeThatRpmCannotStoreIsRefused(Instant time) {
        Refusal.of(Specs.shop().withTimestamp(time)::spec)
                .says("'" + time + "'", "1970 to 2106", "project.build.outputTimestamp");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1970-01-01T00:00:00Z", "2038-01-19T03:14:08Z", "2106-02-07T06:28:15Z"})
    void anyOtherTimeWillDo(Instant time) {
        assertEquals(time, Specs.shop().withTimestamp(time).spec().timestamp());
    }

    @Test
    void anOldHostCannotReadZstd() {
        Refusal.of(Specs.shop().with(Compression.of("zstd", null)).with(Compatibility.EL7)::spec)
                .says("<compression> 'zstd'", "<compatibility> 'el7'", "xz or gzip");
    }

    @Test
    void anOldHostKnowsNoCaret() {
        PackageVersion version = new PackageVersion(0, "1.2.0^20261130", "1");
        Refusal.of(Specs.shop().with(version).with(Compatibility.EL7)::spec)
                .says("'1.2.0^20261130-1'", "'^'", "<compatibility> 'el7'", "<version>", "1.2.0.post1");
        assertEquals(
                "shop-1.2.0^20261130-1.noarch.rpm",
                Specs.shop().with(version).spec().fileName());
    }

    @ParameterizedTest
    @EnumSource(
            value = DependencyKind.class,
            names = {"RECOMMENDS", "SUGGESTS", "SUPPLEMENTS", "ENHANCES"})
    void anOldHostKnowsNoWeakDependency(DependencyKind kind) {
        Refusal.of(Specs.shop().with(kind, Dependency.any("curl")).with(Compatibility.EL7)::spec)
                .says("'curl'", "<" + kind.name().toLowerCase(Locale.ROOT) + ">", "'el7'", "Remove it");
    }

    @Test
    void anOldHostKnowsNoRichDependency() {
        Refusal.of(Specs.shop()
                        .with(DependencyKind.REQUIRES, Dependency.any("(a or b)"))
                        .with(Compatibility.EL7)::spec)
                .says("'(a or b)'", "<requires>", "'el7'", "el8");
    }

    @Test
    void anOldHostTakesTheRest() {
        Dependency dependency = Dependency.any("curl");
        PackageSpec spec = Specs.shop()
                .with(DependencyKind.REQUIRES, dependency)
                .with(Compatibility.EL7)
                .spec();
        assertEquals(Set.of(dependency), spec.dependencies(DependencyKind.REQUIRES));
    }

    @Test
    void aPackageDoesNotChange() {
        PackageSpec spec = Specs.shop()
                .with(DependencyKind.REQUIRES, Dependency.any("curl"))
                .spec();
        assertThrows(
                UnsupportedOperationException.class,
                () -> spec.dependencies(DependencyKind.REQUIRES).clear());
        assertThrows(
                UnsupportedOperationException.class, () -> spec.dependencies().clear());
    }

    @ParameterizedTest
    @EnumSource(
            value = DependencyKind.class,
            names = {"PROVIDES", "OBSOLETES"})
    void providesAndObsoletesAreNotRich(DependencyKind kind) {
        Refusal.of(Specs.shop().with(kind, Dependency.any("(a or b)"))::spec)
                .says("'(a or b)'", "<" + kind.word() + ">", "Write 'name'");
    }
}
