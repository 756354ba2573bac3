package io.github.apprpm.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.apprpm.Refusal;
import io.github.apprpm.Tool;
import io.github.apprpm.rpm.EvrOrder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.maven.artifact.versioning.ComparableVersion;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class MavenVersionTest {
    private static final Comparator<String> MAVEN = Comparator.comparing(ComparableVersion::new);

    @ParameterizedTest
    @CsvSource({
        "1.2.3, 1.2.3",
        "1.2.0, 1.2.0",
        "1.2, 1.2",
        "7, 7",
        "1.2.3-SNAPSHOT, 1.2.3~snapshot",
        "1.2.3-alpha-1, 1.2.3~alpha1",
        "1.2.3-alpha.1, 1.2.3~alpha.1",
        "1.2.3-a1, 1.2.3~alpha1",
        "1.2.3-beta2, 1.2.3~beta2",
        "1.2.3b2, 1.2.3~beta2",
        "1.2.3-M1, 1.2.3~milestone1",
        "1.2.3-milestone-1, 1.2.3~milestone1",
        "1.2.3-rc1, 1.2.3~rc1",
        "1.2.3-RC.1, 1.2.3~rc.1",
        "1.2.3.CR1, 1.2.3~rc1",
        "1.2.3-rc1-SNAPSHOT, 1.2.3~rc1~snapshot",
        "1.2.3.GA, 1.2.3",
        "1.2.3.Final, 1.2.3",
        "1.2.3.RELEASE, 1.2.3",
        "1.2.3.Final-redhat-00002, 1.2.3.redhat00002",
        "1.2.3.Final-1, 1.2.3.z1",
        "1.2.3-sp1, 1.2.3.SP1",
        "1.2.3.SP1, 1.2.3.SP1",
        "1.2.3-1, 1.2.3.z1",
        "1.2.3-1-SNAPSHOT, 1.2.3.z1~snapshot",
        "2.1.33-133-gabc1234, 2.1.33.z133.gabc1234",
        "2.1.33-133-gabc1234-SNAPSHOT, 2.1.33.z133.gabc1234~snapshot",
        "1.2.3-20261120.1530, 1.2.3.z20261120.1530",
        "20261120.1530, 20261120.1530",
        "1.2.3+build5, 1.2.3+build5",
        "1.2.3+5, 1.2.3+T5",
        "1.2.3_5, 1.2.3_U5",
        "1.2.3-jre, 1.2.3.jre",
        "1.2.3-zos, 1.2.3.yzos",
        "1.2.3-JIRA-123-SNAPSHOT, 1.2.3.jira123~snapshot",
        "v1.2, v1.2",
        "main-SNAPSHOT, main~snapshot",
        "hotfix, hotfix",
        "SNAPSHOT, 0~snapshot",
        "1..2, 1.0.2",
        ".1, 0.1",
        "-1, 0.z1",
        "1., 1",
        "Final, 0",
        "1.2-größe, 1.2.gr__e"
    })
    void aVersionOfMavenHasASpellingInRpm(String maven, String rpm) {
        assertEquals(rpm, new MavenVersion(maven).rpm());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.2.3",
                "-",
                ".",
                "..",
                "_",
                "+",
                "1 2",
                "ä",
                "日本",
                "final",
                "1.0-ß",
                "1~2",
                "1^2",
                "1.0-",
                "0",
                "1-2-3-4-5-6-7-8-9",
                "00000000000000000000000000000000000000001",
                "99999999999999999999999999",
                "１.２"
            })
    void everyVersionOfMavenIsAVersionOfRpm(String maven) {
        String rpm = new MavenVersion(maven).rpm();
        assertEquals(rpm, new PackageVersion(0, rpm, "1").version());
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", "${revision}", "1.0-${changelist}"})
    void anIncompleteVersionIsRefused(String maven) {
        Refusal.of(() -> new MavenVersion(maven)).says("version '" + maven + "'", "<version>", "-Dapprpm.version");
    }

    @Test
    void eachBuildOfASnapshotHasALaterRelease() {
        MavenVersion snapshot = new MavenVersion("1.2.3-SNAPSHOT");
        String first = snapshot.rpmRelease(Instant.parse("2026-11-20T21:09:59Z"));
        String second = snapshot.rpmRelease(Instant.parse("2026-11-20T21:10:00Z"));

        assertEquals("1.20261120210959", first);
        assertTrue(EvrOrder.INSTANCE.compare(first, second) < 0);
        assertTrue(first.matches("1\\." + MavenVersion.BUILD_TIME), first);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.2.3-SNAPSHOT", "1.2.3-snapshot", "SNAPSHOT", "1.0-1-SNAPSHOT"})
    void aSnapshotEndsSo(String maven) {
        assertTrue(new MavenVersion(maven).isSnapshot());
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.2.3", "1.2.3-SNAPSHOT-1", "1.2.3-rc1"})
    void otherVersionsHaveTheReleaseOne(String maven) {
        assertFalse(new MavenVersion(maven).isSnapshot());
        assertEquals("1", new MavenVersion(maven).rpmRelease(Instant.EPOCH));
    }

    /** What can follow one number and be followed by a higher one. */
    private static final List<String> AFTER_A_NUMBER = List.of(
            "-alpha",
            "-alpha-1-SNAPSHOT",
            "-alpha-1",
            "-a2",
            "-alpha10",
            "-alpha-foo",
            "-beta-SNAPSHOT",
            "-beta",
            "-beta2",
            "-b3",
            "-beta10",
            "-beta-1-1",
            "-beta-1-2",
            "-milestone",
            "-M1",
            "-m2",
            "-M10",
            "-M10-SNAPSHOT",
            "-rc-SNAPSHOT",
            "-rc",
            "-rc1-SNAPSHOT",
            "-RC1",
            "-cr2",
            "-rc-3",
            "-rc10",
            "-rc10-1",
            "-rc10-SNAPSHOT",
            "-SNAPSHOT",
            "",
            "-Final",
            ".GA",
            "-sp",
            "-SP1-SNAPSHOT",
            "-sp1",
            "-SP2",
            "-sp-10",
            "-android",
            "-build",
            "-build-SNAPSHOT",
            "-build1",
            "-build2",
            "-build10",
            "-dev",
            "-foo",
            "-foo-bar",
            "-foo-1",
            "-foo-2",
            "-foo-10-SNAPSHOT",
            "-foo-10",
            "-hotfix",
            "-incubating",
            "-jre",
            "-jre8",
            "-jre11",
            "-preview",
            "-x",
            "-y",
            "-zos",
            "-zulu",
            "-0-1",
            "-1-SNAPSHOT",
            "-1-foo",
            "-1",
            "-1-1",
            "-2",
            "-2-gabc",
            "-7-gabc",
            "-7-gabc-dirty",
            "-10",
            "-10-SNAPSHOT",
            "-133",
            "-20261119.1530",
            "-20261120.0930",
            "-20261120.1530",
            "+5",
            "+10",
            "_5",
            "_10",
            ".1-alpha",
            ".1-SNAPSHOT",
            ".1",
            ".1-1",
            ".2-rc1",
            ".2",
            ".10",
            ".1.1-SNAPSHOT",
            ".1.1",
            ".1.2");

    @Test
    void versionsOfOneNumberSortAsInMaven() {
        assertSameOrder(pairs(AFTER_A_NUMBER.stream().map(rest -> "1.2" + rest).toList()));
    }

    @Test
    void versionsAroundAReleaseSortAsInMaven() {
        assertSameOrder(pairs(Stream.of("1.1.9", "1.2.3", "1.2.4", "1.3.1", "1.10.1", "2.1.1")
                .flatMap(number -> Stream.of("-M1", "-rc1", "-SNAPSHOT", "", "-sp1", "-foo", "-1", "-7-gabc", "+5")
                        .map(rest -> number + rest))
                .toList()));
    }

    /** As those of Hibernate and older ones of Spring. */
    @Test
    void wordsBehindADotSortAsInMaven() {
        assertSameOrder(pairs(Stream.of("5.0.0", "5.0.1", "5.1.0", "5.10.0")
                .flatMap(number -> Stream.of(
                                ".Alpha1",
                                ".Beta1",
                                ".Beta2",
                                ".M1",
                                ".M2",
                                ".CR1",
                                ".RC2",
                                ".Final",
                                ".RELEASE",
                                ".SP1",
                                ".SP2",
                                ".foo",
                                ".jre8")
                        .map(word -> number + word))
                .toList()));
    }

    /** As Semantic Versioning has them, without the letters that Maven and npm sort in different ways. */
    @Test
    void numbersBehindADotSortAsInMaven() {
        assertSameOrder(pairs(List.of(
                "1.0.0-alpha",
                "1.0.0-alpha.1",
                "1.0.0-alpha.2",
                "1.0.0-alpha.10",
                "1.0.0-beta",
                "1.0.0-beta.2",
                "1.0.0-beta.11",
                "1.0.0-rc.1",
                "1.0.0-rc.1+build.5",
                "1.0.0",
                "1.0.0+build.5",
                "1.0.0+build.10",
                "1.0.1-rc.1",
                "1.0.1")));
    }

    @Test
    void branchesSortAsInMaven() {
        assertSameOrder(pairs(List.of(
                "develop-SNAPSHOT",
                "feature-1-SNAPSHOT",
                "feature-2-SNAPSHOT",
                "hotfix",
                "main-SNAPSHOT",
                "v1.2-rc1",
                "v1.2",
                "v1.10",
                "1.0-SNAPSHOT",
                "1.0")));
    }

    @Test
    void aThousandVersionsOfFortyProjectsSortAsInMaven() {
        assertSameOrder(randomPairs());
    }

    @Test
    void numbersOfAnyLengthWithoutZerosSortAsInMaven() {
        Random random = new Random(20261121);
        Project project = new Project(random, "-");
        assertSameOrder(pairs(Stream.generate(() -> project.version(1 + random.nextInt(4), 1))
                .limit(300)
                .toList()));
    }

    @Test
    void wordsAndNumbersInAnySequenceSortAsInMaven() {
        Random random = new Random(20261122);
        Project project = new Project(random, "");
        assertSameOrder(pairs(Stream.generate(() -> "1.2" + project.parts(random.nextInt(4)))
                .limit(300)
                .toList()));
    }

    @Test
    @Tag("tool")
    void theRpmOfThisMachineSortsAsWeThink(@TempDir Path directory) throws IOException {
        Tool rpm = Tool.installed("rpm");
        List<Pair> pairs = new ArrayList<>(randomPairs());
        pairs.addAll(pairs(AFTER_A_NUMBER.stream().map(rest -> "1.2" + rest).toList()));
        Path file = directory.resolve("pairs");
        Files.write(
                file,
                pairs.stream().map(pair -> pair.one() + " " + pair.other()).toList());
        String script =
                "for line in io.lines('%s') do local a, b = line:match('(%%S+) (%%S+)'); io.write(rpm.vercmp(a, b), '\\n') end"
                        .formatted(file);

        List<String> orders = rpm.run("--eval", "%{lua: " + script + "}")
                .succeeded()
                .strip()
                .lines()
                .toList();

        assertEquals(pairs.size(), orders.size());
        for (int i = 0; i < pairs.size(); i++) {
            Pair pair = pairs.get(i);
            assertEquals(
                    EvrOrder.INSTANCE.compare(pair.one(), pair.other()),
                    Integer.parseInt(orders.get(i)),
                    () -> pair.toString());
        }
    }

    /** Two versions of Maven that it does not take for one, and their spellings. */
    private record Pair(String maven, String otherMaven) {
        private static final Map<String, String> RPM = new HashMap<>();

        String one() {
            return rpm(maven);
        }

        String other() {
            return rpm(otherMaven);
        }

        private static String rpm(String version) {
            return RPM.computeIfAbsent(version, known -> new MavenVersion(known).rpm());
        }
    }

    private static List<Pair> pairs(List<String> versions) {
        return IntStream.range(0, versions.size())
                .boxed()
                .flatMap(i -> versions.subList(0, i).stream().map(other -> new Pair(versions.get(i), other)))
                .filter(pair -> MAVEN.compare(pair.maven, pair.otherMaven) != 0)
                .toList();
    }

    private static void assertSameOrder(List<Pair> pairs) {
        assertFalse(pairs.isEmpty());
        String different = pairs.stream()
                .filter(pair -> Integer.signum(MAVEN.compare(pair.maven, pair.otherMaven))
                        != EvrOrder.INSTANCE.compare(pair.one(), pair.other()))
                .map(pair -> "%s and %s as %s and %s".formatted(pair.maven, pair.otherMaven, pair.one(), pair.other()))
                .collect(Collectors.joining("\n"));
        assertEquals("", different);
    }

    private static List<Pair> randomPairs() {
        Random random = new Random(20261120);
        return IntStream.range(0, 40)
                .mapToObj(i -> new Project(random, List.of("", "-", ".").get(i % 3)))
                .flatMap(project -> {
                    int numbers = 1 + random.nextInt(4);
                    return pairs(Stream.generate(() -> project.version(numbers, 0))
                                    .limit(25)
                                    .toList())
                            .stream();
                })
                .toList();
    }

    /**
     * Makes versions.
     *
     * @param random where they come from
     * @param joint what is between a word and its number
     */
    private record Project(Random random, String joint) {
        private static final List<String> WORDS =
                List.of("alpha", "beta", "milestone", "RC", "cr", "SP", "build", "dev", "jre", "preview", "zulu");

        String version(int numbers, int lowest) {
            String number = IntStream.range(0, numbers)
                    .mapToObj(i -> Integer.toString(lowest + random.nextInt(3) * random.nextInt(6)))
                    .collect(Collectors.joining("."));
            return number
                    + any(List.of("", qualifier(), qualifier(), build(), build() + "-g" + hash()))
                    + any(List.of("", "", "-SNAPSHOT"));
        }

        String parts(int count) {
            return Stream.generate(() -> any(List.of(qualifier(), build(), "-SNAPSHOT")))
                    .limit(count)
                    .collect(Collectors.joining());
        }

        private String qualifier() {
            return "-" + any(WORDS) + any(List.of("", joint + (1 + random.nextInt(12))));
        }

        private String build() {
            return "-" + (1 + random.nextInt(200));
        }

        private String hash() {
            return Integer.toHexString(0x1000000 + random.nextInt(0x1000000)).substring(1);
        }

        private <T> T any(List<T> choices) {
            return choices.get(random.nextInt(choices.size()));
        }
    }
}
