package io.github.apprpm.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Tag("tool")
class LauncherJavaTest extends OnMachine {
    private static final String INSTALL = "java-21-openjdk-headless or temurin-21-jre";

    @Nested
    class OneReleaseOnly {
        @BeforeEach
        void takeJava17() {
            machine.onlyJava(17);
        }

        @ParameterizedTest
        @EnumSource
        void aNewerRuntimeIsPassedOver(Shell shell) throws Exception {
            String home = machine.runtime("/usr/lib/jvm/java-17", "17.0.9");
            machine.runtime("/usr/lib/jvm/java-25", "25.0.3");
            machine.runtime("/usr/lib/jvm/java-11", "11.0.2");
            machine.runtime("/var/app/shop/jre", "21.0.2");
            machine.defaultRuntime("/usr/lib/jvm/java-25");

            assertEquals(home + "/bin/java", machine.launch(shell).java());
        }

        @ParameterizedTest
        @EnumSource
        void previewFeaturesAreEnabledBeforeTheJar(Shell shell) throws Exception {
            machine.runtime("/usr/lib/jvm/java-17", "17.0.9");

            List<String> arguments =
                    machine.set("JAVA_OPTS", "-Xmx1g").launch(shell).arguments();

            assertEquals(List.of("-Xmx1g", "--enable-preview", "-jar", machine.jar()), arguments);
        }

        @ParameterizedTest
        @EnumSource
        void aRefusalSaysThatNoOtherWillDo(Shell shell) throws Exception {
            String newer = machine.runtime("/usr/lib/jvm/java-21", "21.0.2");

            assertEquals(
                    "shop: needs Java 17 and no other; found: Java 21.0.2 in " + newer
                            + ". Install java-17-openjdk-headless or temurin-17-jre, or set JAVA_HOME in"
                            + " /etc/sysconfig/shop.",
                    machine.launch(shell).refusal(78));
            assertTrue(machine.set("JAVA_HOME", newer)
                    .launch(shell)
                    .refusal(78)
                    .startsWith("shop: needs Java 17 and no other, but JAVA_HOME=" + newer + " is Java 21.0.2;"));
        }
    }

    @Nested
    class JavaHome {
        @ParameterizedTest
        @EnumSource
        void outranksAllOthers(Shell shell) throws Exception {
            String home = machine.runtime("/srv/jdk", "17.0.9");
            machine.runtime("/var/app/shop/jre", "21.0.2");
            machine.runtime("/usr/lib/jvm/java-25", "25.0.3");
            machine.defaultRuntime("/usr/lib/jvm/java-25").set("JAVA_HOME", home);

            assertEquals(home + "/bin/java", machine.launch(shell).java());
        }

        @ParameterizedTest
        @EnumSource
        void mayHaveSpaces(Shell shell) throws Exception {
            String home = machine.runtime("/srv/my jdk * 17", "17.0.9");

            assertEquals(
                    home + "/bin/java",
                    machine.set("JAVA_HOME", home).launch(shell).java());
        }

        @ParameterizedTest
        @EnumSource
        void isFinalEvenIfTooOld(Shell shell) throws Exception {
            String old = machine.runtime("/srv/jdk", "11.0.2");
            String fitting = machine.runtime("/usr/lib/jvm/java-17", "17.0.9");

            assertEquals(
                    "shop: needs Java 17 or later, but JAVA_HOME=" + old + " is Java 11.0.2; found: Java 17.0.9 in "
                            + fitting + ". Set JAVA_HOME in /etc/sysconfig/shop to a fitting one, or to nothing to have"
                            + " one searched, or install one: " + INSTALL + ".",
                    machine.set("JAVA_HOME", old).launch(shell).refusal(78));
            assertEquals(0, machine.starts());
        }

        @ParameterizedTest
        @EnumSource
        void isFinalEvenIfItHasNoJava(Shell shell) throws Exception {
            machine.runtime("/usr/lib/jvm/java-17", "17.0.9");

            String refusal =
                    machine.set("JAVA_HOME", "/no/such/jdk").launch(shell).refusal(78);

            assertTrue(
                    refusal.contains("JAVA_HOME=/no/such/jdk has no bin/java that can be executed; found: Java 17.0.9"),
                    refusal);
        }

        @ParameterizedTest
        @EnumSource
        void isSearchedIfEmpty(Shell shell) throws Exception {
            String home = machine.runtime("/usr/lib/jvm/java-17", "17.0.9");

            assertEquals(
                    home + "/bin/java",
                    machine.set("JAVA_HOME", "").launch(shell).java());
        }

        @ParameterizedTest
        @EnumSource
        void isAskedOnceIfItHasNoReleaseFile(Shell shell) throws Exception {
            String home = machine.runtimeWithoutRelease("/srv/jdk", "17.0.9");

            assertEquals(
                    home + "/bin/java",
                    machine.set("JAVA_HOME", home).launch(shell).java());
            assertEquals(2, machine.starts(), "for the version, and for the application");
        }

        @ParameterizedTest
        @EnumSource
        void isAskedWithoutTheOptionsOfTheApplication(Shell shell) throws Exception {
            String home = machine.runtimeWithoutRelease("/srv/jdk", "17.0.9");

            Outcome outcome = machine.set("JAVA_HOME", home)
                    .set("JAVA_TOOL_OPTIONS", " version \"1.6")
                    .launch(shell);

            assertEquals(home + "/bin/java", outcome.java());
            assertTrue(outcome.environment().contains("JAVA_TOOL_OPTIONS= version \"1.6"));
        }

        @ParameterizedTest
        @EnumSource
        void isRefusedIfItDoesNotTellItsVersion(Shell shell) throws Exception {
            String home = machine.runtimeWithoutRelease("/srv/jdk", "seventeen");

            String refusal = machine.set("JAVA_HOME", home).launch(shell).refusal(78);

            assertTrue(refusal.contains("JAVA_HOME=" + home + " does not tell its version; found: none."), refusal);
        }
    }

    @Nested
    class Search {
        @ParameterizedTest
        @EnumSource
        void takesTheRuntimeOfThePackageFirst(Shell shell) throws Exception {
            String home = machine.runtime("/var/app/shop/jre", "17.0.9");
            machine.runtime("/usr/lib/jvm/java-25", "25.0.3");

            assertEquals(
                    home + "/bin/java",
                    machine.defaultRuntime("/usr/lib/jvm/java-25").launch(shell).java());
        }

        @ParameterizedTest
        @EnumSource
        void takesTheDefaultOfTheHostBeforeNewerOnes(Shell shell) throws Exception {
            String home = machine.runtime("/usr/lib/jvm/java-17", "17.0.9");
            machine.runtime("/usr/lib/jvm/java-25", "25.0.3");

            assertEquals(
                    home + "/bin/java",
                    machine.defaultRuntime("/usr/lib/jvm/java-17").launch(shell).java());
        }

        @ParameterizedTest
        @EnumSource
        void takesADefaultThatIsNoLink(Shell shell) throws Exception {
            String home = machine.runtimeWithoutRelease("/usr", "17.0.9");
            machine.runtime("/usr/lib/jvm/java-25", "25.0.3");

            assertEquals(home + "/bin/java", machine.launch(shell).java());
        }

        @ParameterizedTest
        @EnumSource
        void passesOverWhatIsTooOld(Shell shell) throws Exception {
            machine.runtime("/var/app/shop/jre", "8.0.1");
            machine.runtime("/usr/lib/jvm/java-11", "11.0.2");
            String home = machine.runtime("/usr/lib/jvm/java-17", "17.0.9");

            assertEquals(
                    home + "/bin/java",
                    machine.defaultRuntime("/usr/lib/jvm/java-11").launch(shell).java());
        }

        @ParameterizedTest
        @EnumSource
        void takesTheNewestByNumber(Shell shell) throws Exception {
            machine.runtime("/usr/lib/jvm/a", "17.0.20");
            machine.runtime("/usr/lib/jvm/b", "21.0.9");
            String newest = machine.runtime("/usr/lib/jvm/c", "21.0.10");
            machine.runtime("/usr/lib/jvm/d", "21");
            machine.runtime("/usr/lib/jvm/e", "9.0.4");

            assertEquals(newest + "/bin/java", machine.launch(shell).java());
        }

        @ParameterizedTest
        @EnumSource
        void looksWhereDistributionsAndVendorsInstall(Shell shell) throws Exception {
            int update = 0;
            for (String directory : List.of("/opt", "/opt/java", "/usr/java", "/usr/lib64/jvm", "/usr/lib/jvm")) {
                String home = machine.runtime(directory + "/a jdk", "17.0." + ++update);
                assertEquals(home + "/bin/java", machine.launch(shell).java());
            }
        }

        @ParameterizedTest
        @EnumSource
        void startsNoJvmToLearnItsVersion(Shell shell) throws Exception {
            machine.runtime("/usr/lib/jvm/java-11", "11.0.2");
            machine.runtime("/usr/lib/jvm/java-17", "17.0.9");
            machine.runtime("/usr/lib/jvm/java-21", "21.0.2");

            machine.defaultRuntime("/usr/lib/jvm/java-11").launch(shell).java();

            assertEquals(1, machine.starts());
        }

        @ParameterizedTest
        @EnumSource
        void startsNothingThatNobodyChose(Shell shell) throws Exception {
            String home = machine.runtimeWithoutRelease("/opt/something", "17.0.9");

            assertEquals(
                    "shop: needs Java 17 or later; found: Java of unknown version in " + home + ". Install " + INSTALL
                            + ", or set JAVA_HOME in /etc/sysconfig/shop.",
                    machine.launch(shell).refusal(78));
            assertEquals(0, machine.starts());
        }

        @ParameterizedTest
        @EnumSource
        void readsOldAndNewVersionNumbers(Shell shell) throws Exception {
            String home = machine.runtime("/usr/lib/jvm/java-8", "1.8.0_392");
            assertEquals(
                    home + "/bin/java", machine.minimumJava(8).launch(shell).java());

            String refusal = machine.minimumJava(9).launch(shell).refusal(78);
            assertTrue(refusal.contains("found: Java 1.8.0_392 in " + home), refusal);

            machine.runtime("/usr/lib/jvm/java-26", "26-ea");
            machine.minimumJava(26).launch(shell).java();
        }

        @ParameterizedTest
        @EnumSource
        void readsReleaseFilesOfAllForms(Shell shell) throws Exception {
            String home = machine.runtimeWithoutRelease("/usr/lib/jvm/jdk", "0");
            for (String release : List.of("JAVA_VERSION=17.0.9", "A=\"\\\"\r\nJAVA_VERSION=\"17.0.9\"\r\nB=\n")) {
                machine.write("/usr/lib/jvm/jdk/release", release);
                assertEquals(home + "/bin/java", machine.launch(shell).java());
            }
        }

        @ParameterizedTest
        @EnumSource
        void passesOverBrokenReleaseFiles(Shell shell) throws Exception {
            machine.runtime("/usr/lib/jvm/a", "");
            machine.runtime("/usr/lib/jvm/b", "x17");
            machine.runtime("/usr/lib/jvm/c", "99999999999999999999");
            machine.runtimeWithoutRelease("/usr/lib/jvm/d", "17");
            machine.write("/usr/lib/jvm/d/release/file", "JAVA_VERSION=17");
            String home = machine.runtime("/usr/lib/jvm/e", "17.0.9");

            Outcome outcome = machine.launch(shell);

            assertEquals(home + "/bin/java", outcome.java());
            assertEquals("", outcome.err());
        }

        @ParameterizedTest
        @EnumSource
        void passesOverWhatCannotBeExecuted(Shell shell) throws Exception {
            machine.runtime("/usr/lib/jvm/java-17", "17.0.9");
            Machine.allow(machine.path("/usr/lib/jvm/java-17/bin/java"), "rw-r--r--");
            machine.write("/usr/lib/jvm/directory/bin/java/file", "");

            String refusal = machine.launch(shell).refusal(78);

            assertTrue(refusal.contains("found: none."), refusal);
        }

        @ParameterizedTest
        @EnumSource
        void takesADirectoryBeforeALinkToIt(Shell shell) throws Exception {
            String home = machine.runtime("/usr/lib/jvm/java-17", "17.0.9");
            machine.link("/usr/lib/jvm/default", home).link("/usr/lib/jvm/jre", home);

            assertEquals(home + "/bin/java", machine.launch(shell).java());
        }

        @ParameterizedTest
        @EnumSource
        void findsARuntimeThroughALink(Shell shell) throws Exception {
            String home = machine.runtime("/srv/jdk", "17.0.9");
            machine.link("/usr/java/latest", home);

            assertEquals(
                    machine.path("/usr/java/latest/bin/java").toString(),
                    machine.launch(shell).java());
        }

        @ParameterizedTest
        @EnumSource
        void refusesWithAllThatWasFoundEachOnce(Shell shell) throws Exception {
            String eleven = machine.runtime("/usr/lib/jvm/java-11", "11.0.2");
            String eight = machine.runtime("/opt/jdk8", "1.8.0_392");
            machine.link("/usr/lib/jvm/jre", eleven).link("/usr/java/default", eight);

            assertEquals(
                    "shop: needs Java 17 or later; found: Java 11.0.2 in %s, Java 1.8.0_392 in %s. Install %s, or set JAVA_HOME in /etc/sysconfig/shop."
                            .formatted(eleven, eight, INSTALL),
                    machine.defaultRuntime("/usr/lib/jvm/java-11").launch(shell).refusal(78));
        }

        @ParameterizedTest
        @EnumSource
        void refusesWithNoneIfThereIsNone(Shell shell) throws Exception {
            assertEquals(
                    "shop: needs Java 22 or later; found: none. Install java-25-openjdk-headless or temurin-25-jre, or set"
                            + " JAVA_HOME in /etc/sysconfig/shop.",
                    machine.minimumJava(22).launch(shell).refusal(78));
        }
    }
}
