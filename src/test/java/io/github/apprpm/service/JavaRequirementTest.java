package io.github.apprpm.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.apprpm.Tool;
import io.github.apprpm.Tool.Result;
import io.github.apprpm.model.Dependency;
import io.github.apprpm.model.DependencyKind;
import io.github.apprpm.model.JavaReleases;
import io.github.apprpm.model.Payload;
import io.github.apprpm.model.Specs;
import io.github.apprpm.rpm.RpmWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Isolated("changes the locale of the JVM")
class JavaRequirementTest {
    @TempDir
    private Path directory;

    @Test
    void eachVersionFromTheMinimumOnIsNamed() {
        String text = JavaRequirement.rich(JavaReleases.from(25)).toString();

        assertTrue(text.startsWith("(jre-25-headless or jre-25 or jre-26-headless or jre-26 or "), text);
        assertTrue(text.matches(".* or java-headless >= 1:\\d+\\)"), text);
    }

    @Test
    void noVersionIsLeftOut() {
        String text = JavaRequirement.rich(JavaReleases.from(17)).toString();
        String last = text.replaceFirst(".*java-headless >= 1:(\\d+)\\)", "$1");

        for (int version = 17; version < Integer.parseInt(last); version++) {
            assertTrue(text.contains(" jre-%d ".formatted(version)), text);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {17, 21, 23})
    void oneReleaseAloneIsNamedAlone(int release) {
        JavaReleases releases = JavaReleases.only(release);

        assertEquals(
                "(jre-%1$d-headless or jre-%1$d)".formatted(release),
                JavaRequirement.rich(releases).toString());
        assertEquals(
                "java-%d-openjdk-headless".formatted(release),
                JavaRequirement.suggestion(releases).toString());
    }

    @ParameterizedTest
    @ValueSource(ints = {8, 17, 21, 25, 40})
    void itIsADependencyThatOneCouldWrite(int minimum) {
        Dependency dependency = JavaRequirement.rich(JavaReleases.from(minimum));
        assertEquals(dependency, Dependency.parse("requires", dependency.toString()));
    }

    @ParameterizedTest
    @CsvSource({"8, 21", "17, 21", "21, 21", "22, 25", "25, 25", "26, 26"})
    void theResolverIsLedToWhatDistributionsHave(int minimum, int suggested) {
        assertEquals(
                "java-%d-openjdk-headless".formatted(suggested),
                JavaRequirement.suggestion(JavaReleases.from(minimum)).toString());
    }

    /** Some languages have digits of their own. */
    @Test
    void theNumbersDoNotDependOnTheLocale() {
        Dependency dependency = JavaRequirement.rich(JavaReleases.from(17));
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
        try {
            assertEquals(dependency, JavaRequirement.rich(JavaReleases.from(17)));
            assertEquals(
                    "java-21-openjdk-headless",
                    JavaRequirement.suggestion(JavaReleases.from(17)).toString());
        } finally {
            Locale.setDefault(before);
        }
    }

    /** What packages of Java provide, as their spec files say. */
    @ParameterizedTest
    @CsvSource({
        "17, jre-17-headless = 1:17.0.9, true",
        "17, jre-21-headless, true",
        "17, jre-21 = 21.0.1, true",
        "17, java-headless = 1:40, true",
        "17, jre-11-headless = 1:11.0.2, false",
        "17, java-headless = 1:11.0.2, false",
        "17, jre-headless, false",
        "21, jre-17-headless = 1:17.0.9, false",
        "21, jre-25-headless = 1:25, true"
    })
    @Tag("tool")
    void theRpmOfThisMachineTakesAnyRuntimeThatIsNewEnough(int minimum, String provided, boolean taken)
            throws IOException {
        Tool rpm = Tool.installed("rpm", "--dbpath", directory.toString(), "-i", "--test", "--ignorearch");
        Dependency java = JavaRequirement.rich(JavaReleases.from(minimum));
        Path application = write("application.rpm", Specs.shop().with(DependencyKind.REQUIRES, java));
        Path runtime = write(
                "runtime.rpm",
                Specs.shop().withName("runtime").with(DependencyKind.PROVIDES, Dependency.parse("provides", provided)));

        Result result = rpm.run(application.toString(), runtime.toString());

        assertEquals(taken, result.status() == 0, result.output());
        assertTrue(taken || result.output().contains(java + " is needed by shop-"), result.output());
    }

    private Path write(String name, Specs specs) throws IOException {
        Path file = directory.resolve(name);
        new RpmWriter(specs.spec(), Payload.of(List.of())).writeTo(file);
        return file;
    }
}
