package io.github.apprpm.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.apprpm.model.Services;
import io.github.apprpm.rpm.RpmPackage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServiceFactsTest {
    @TempDir
    Path directory;

    private static ServiceFacts facts(RpmPackage rpm) throws IOException {
        PackagedUnits units = new PackagedUnits();
        rpm.readPayload(units);
        return new ServiceFacts(rpm, units.units());
    }

    private ServiceFacts unit(String text) throws IOException {
        return facts(Sample.of(directory, Sample.file(Sample.UNIT, text)));
    }

    @Test
    void ourPackageTellsAll() throws IOException {
        ServiceFacts facts = facts(Sample.shop().in(directory));
        assertEquals(Optional.of("shop.service"), facts.unit());
        assertEquals(Optional.of("8080"), facts.port());
        assertEquals(Optional.of("shop"), facts.user());
    }

    @Test
    void theServiceOfThePackagesNameComesFirst() throws IOException {
        RpmPackage rpm = Sample.of(
                directory,
                Sample.file("/usr/lib/systemd/system/a.service", "[Service]\n"),
                Sample.file(Sample.UNIT, "[Service]\n"));
        assertEquals(Optional.of("shop.service"), facts(rpm).unit());
    }

    @Test
    void aPackageWithoutServiceHasNoSuchFacts() throws IOException {
        ServiceFacts facts = facts(Sample.of(directory));
        assertEquals(Optional.empty(), facts.unit());
        assertEquals(Optional.empty(), facts.port());
        assertEquals(Optional.empty(), facts.user());
        assertEquals(Optional.empty(), facts.java());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Environment=PORT=81 | 81",
                "Environment=\"PORT=81\" | 81",
                "Environment=A=b \"PORT=81\" | 81",
                "Environment=SERVER_PORT=82 PORT=81 | 82",
                "Environment=EXPORT=81 |",
                "Environment=PORT=soon |"
            })
    void thePortIsThatOfTheVariables(String line, String port) throws IOException {
        assertEquals(
                Optional.ofNullable(port), unit("[Service]\n" + line + "\n").port());
    }

    @Test
    void withoutAUserItIsRoot() throws IOException {
        assertEquals(Optional.of("root"), unit("[Service]\n").user());
    }

    @Test
    void aGroupOfAnotherNameIsTold() throws IOException {
        assertEquals(
                Optional.of("shop, group web"),
                unit("[Service]\nUser=shop\nGroup=web\n").user());
    }

    @Test
    void javaIsTheLeastOfTheAlternatives() throws IOException {
        ServiceFacts facts = facts(Sample.shop().withJava(21).in(directory));
        assertEquals(Optional.of("21 or later"), facts.java());
        assertEquals(
                Optional.of("21"),
                facts(Sample.shop()
                                .with(Services.shop().withOnlyJava(21).spec())
                                .in(directory))
                        .java());
        assertEquals(
                Optional.of("any"),
                facts(Sample.shop().with(Services.oldShop().spec()).in(directory))
                        .java());
    }
}
