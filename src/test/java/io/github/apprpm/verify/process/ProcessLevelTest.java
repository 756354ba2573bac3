package io.github.apprpm.verify.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.apprpm.Refusal;
import io.github.apprpm.Tls;
import io.github.apprpm.model.HealthCheck;
import io.github.apprpm.model.HealthCheck.Scheme;
import io.github.apprpm.verify.CaseResult;
import io.github.apprpm.verify.Level;
import io.github.apprpm.verify.Omission;
import io.github.apprpm.verify.PackagedShop;
import io.github.apprpm.verify.Promise;
import io.github.apprpm.verify.Request;
import io.github.apprpm.verify.TrialSeen;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("tool")
class ProcessLevelTest {
    private static final int THIS_JAVA = Runtime.version().feature();

    @TempDir
    Path work;

    private PackagedShop shop;

    @BeforeEach
    void packageShop() throws IOException {
        shop = new PackagedShop(work);
    }

    private static Request get(String path, String body) {
        return new Request(path, OptionalInt.empty(), Optional.empty(), Optional.of(body), Optional.empty());
    }

    @Test
    void aHealthyServiceKeepsEachPromise() throws IOException {
        assertEquals(
                List.of(
                        "port-free kept",
                        "starts kept",
                        "ready-in-time kept",
                        "healthy kept",
                        "minimum-java kept",
                        "request kept",
                        "stops kept",
                        "writes-in-its-directories kept"),
                shop.request(get("/", "shop")).tried().cases());
    }

    @Test
    void aSecondStartUsesWhatTheFirstHasRecorded() throws IOException {
        TrialSeen seen = shop.withFastStart().tried().isKept();

        assertTrue(seen.cases().contains("fast-start kept"), seen.cases()::toString);
    }

    @Test
    void aRecordingThatIsSwitchedOffBreaksThePromiseOfAFastStart() throws IOException {
        shop.withFastStart()
                .told("JAVA_OPTS", "-Xshare:off")
                .tried()
                .says(Promise.FAST_START.id(), "does not use what the first one should have recorded");
    }

    @Test
    void onlyTheLogStaysWhenAllIsWell() throws IOException {
        Files.createDirectories(shop.directory());
        Files.writeString(shop.directory().resolve("of-an-earlier-run"), "");
        shop.tried().isKept();
        try (Stream<Path> left = Files.walk(shop.directory())) {
            assertEquals(
                    List.of(shop.directory(), shop.directory().resolve("application.log")),
                    left.sorted().toList());
        }
        assertTrue(Files.readString(shop.directory().resolve("application.log")).contains("listens on"));
    }

    @Test
    void whatAnInterruptedRunLeftReadOnlyIsReplaced() throws IOException {
        Path leftover = Files.createDirectories(shop.directory().resolve("root/var"));
        Files.writeString(leftover.resolve("file"), "");
        leftover.toFile().setWritable(false);
        shop.tried().isKept();
    }

    @Test
    void aProjectMayBeInADirectoryWithBlanksAndQuotes() throws IOException {
        shop.in(work.resolve("it's my \"project\" & 100% #1 $HOME/target"))
                .request(get("/environment", "(?m)^HOME=[A-Za-z0-9._/+@~-]+$"))
                .tried()
                .isKept();
    }

    @Test
    void theServiceHasTheEnvironmentOfItsUnitAndNothingElse() throws IOException {
        String state = "/process/root/var/lib/shop\n";
        shop.told("GREETING", "say \"hello\" at 100%\\")
                .request(get("/environment", "(?m)^GREETING=say \"hello\" at 100%\\\\$"))
                .request(get("/environment", "(?m)^HOME=/.*" + state))
                .request(get("/environment", "(?m)^STATE_DIRECTORY=/.*" + state))
                .request(get("/environment", "(?m)^RUNTIME_DIRECTORY=/.*/process/root/run/shop$"))
                .request(get("/environment", "(?m)^USER=shop$"))
                .request(get("/environment", "(?m)^JAVA_HOME=" + System.getProperty("java.home") + "$"))
                .request(get("/properties", "(?m)^user.home=/.*" + state))
                .request(get("/properties", "(?m)^java.io.tmpdir=/.*/process/tmp$"))
                .request(get(
                        "/environment",
                        "\\A(?:(?:CACHE_DIRECTORY|GREETING|HOME|INVOCATION_ID|JAVA_HOME|JAVA_OPTS|LANG|LOGNAME|LOGS_DIRECTORY"
                                + "|PATH|PORT|PWD|OLDPWD|RUNTIME_DIRECTORY|SHELL|SHLVL|STATE_DIRECTORY|TMPDIR|USER|_|__CF_USER_TEXT_ENCODING)"
                                + "=.*\\n)*\\z"))
                .tried()
                .isKept();
    }

    @Test
    void argumentsReachTheApplicationAsTheyAreWritten() throws IOException {
        shop.arguments("server", "--port=${PORT}", "50% of $5, $$ and $${PORT}", "", "a \"b\" 'c' größe", "C:\\")
                .told("APP_OPTS", "--last")
                .request(
                        get(
                                "/arguments",
                                "\\Aserver\n--port=\\d{5}\n50% of \\$5, \\$\\$ and \\$\\{PORT}\n\na \"b\" 'c' größe\nC:\\\\\n--last\\z"))
                .tried()
                .isKept();
    }

    @Test
    void aServiceThatTellsHowItIsCalledNeedsArguments() throws IOException {
        shop.told("USAGE", "yes").tried().broke(Promise.STARTS, "exit status 2", "set its <arguments>");
        shop.arguments("server", "shop.yml").tried().isKept();
    }

    @Test
    void optionsOfThePackageStay() throws IOException {
        shop.told("JAVA_OPTS", "-Duser.home=/of/the/package -Dfurther=one")
                .request(get("/properties", "(?m)^user.home=/of/the/package$"))
                .request(get("/properties", "(?m)^further=one$"))
                .tried()
                .isKept();
    }

    @Test
    void configurationNamesTheUnpackedDirectories() throws IOException {
        shop.file("conf/shop.properties", "orders=/var/lib/shop/orders\nothers=/var/lib/shop2,/mnt/var/lib/shop\n")
                .request(get("/conf", "(?m)^orders=/.*/process/root/var/lib/shop/orders$"))
                .request(get("/conf", "(?m)^others=/var/lib/shop2,/mnt/var/lib/shop$"))
                .tried()
                .isKept();
    }

    @Test
    void dropInsAreASettingOfTheUnit() throws IOException {
        shop.file("systemd/10-greeting.conf", "[Service]\nEnvironment=GREETING=hello\n")
                .request(get("/environment", "(?m)^GREETING=hello$"))
                .tried()
                .isKept();
    }

    @Test
    void healthMayBeOnAPortOfItsOwn() throws IOException {
        int port = Ports.free();
        shop.told("MANAGEMENT_SERVER_PORT", Integer.toString(port))
                .health(new HealthCheck("/ready", OptionalInt.of(port), 60))
                .request(get("/", "shop"))
                .request(get("/environment", "(?m)^MANAGEMENT_SERVER_PORT=(?!%d$)".formatted(port)))
                .tried()
                .isKept();
    }

    @Test
    void aServiceThatIgnoresItsPortIsTriedWhereItListens() throws IOException {
        int port = Ports.free();
        TrialSeen seen = shop.port(port)
                .told("LISTEN", Integer.toString(port))
                .request(get("/", "shop"))
                .tried()
                .isKept();
        assertEquals(1, seen.result().notes().size());
        assertTrue(seen.result().notes().get(0).contains("port " + port));
    }

    private static HealthCheck health(Scheme scheme, String host) {
        return new HealthCheck(Optional.of(scheme), Optional.of(host), OptionalInt.empty(), "/health", 60);
    }

    @Test
    void aServiceOverTlsIsAskedWithoutAViewOnItsCertificate() throws IOException {
        shop.told("KEYS", Tls.KEYS.toAbsolutePath().toString())
                .health(health(Scheme.HTTPS, "127.0.0.1"))
                .request(get("/", "shop"))
                .tried()
                .isKept();
    }

    @Test
    void aServiceIsAskedAtItsAddress() throws IOException {
        for (String host : List.of("[::1]", "127.0.0.2")) {
            shop.told("ADDRESS", host.replaceAll("[\\[\\]]", ""))
                    .health(health(Scheme.HTTP, host))
                    .request(get("/", "shop"))
                    .script("10-endpoint.sh", "#!/bin/sh\n[ \"${ENDPOINT%:*}\" = '" + host + "' ]\n")
                    .tried()
                    .isKept();
        }
    }

    /** Long before the 60 seconds that it may take. */
    private TrialSeen triedSoon() {
        return assertTimeout(Duration.ofSeconds(40), () -> shop.tried());
    }

    @Test
    void whatSpeaksOtherwiseIsNamedSoon() throws IOException {
        shop.told("KEYS", Tls.KEYS.toAbsolutePath().toString());
        triedSoon().broke(Promise.READY_IN_TIME, "speaks TLS on port", "<scheme>https</scheme>", "<health>");
    }

    @Test
    void whatSpeaksPlainHttpIsNamedSoon() throws IOException {
        shop.health(health(Scheme.HTTPS, "127.0.0.1"));
        triedSoon().broke(Promise.READY_IN_TIME, "speaks plain HTTP on port", "<scheme>http</scheme>", "<health>");
    }

    @Test
    void whatListensElsewhereIsNamedSoon() throws IOException {
        int port = Ports.free();
        shop.told("LISTEN", Integer.toString(port));
        triedSoon()
                .broke(
                        Promise.READY_IN_TIME,
                        "it listens on port %d and not on 8080: set <port>%1$d</port>".formatted(port));
    }

    @Test
    void whatListensAtAnotherAddressIsNamedSoon() throws IOException {
        shop.told("ADDRESS", "127.0.0.2");
        triedSoon()
                .broke(
                        Promise.READY_IN_TIME,
                        "it listens on port 8080 of the address 127.0.0.2 and not of 127.0.0.1",
                        "<host>127.0.0.2</host>");
    }

    @Test
    void whatOpensAnotherPortFirstIsWaitedFor() throws IOException {
        shop.told("MANAGEMENT_FIRST", "10").tried().isKept();
    }

    @Test
    void aTakenPortBreaksWhatIgnoresItsPort() throws IOException {
        try (ServerSocket other = new ServerSocket(0)) {
            String port = Integer.toString(other.getLocalPort());
            TrialSeen seen =
                    shop.port(other.getLocalPort()).told("LISTEN", port).tried();
            seen.broke(Promise.PORT_FREE, "another process of this machine listens on port " + port);
            seen.skipped(Promise.STARTS, "its port is not free");
        }
    }

    @Test
    void aTakenPortIsNoMatterToWhatTakesAnother() throws IOException {
        try (ServerSocket other = new ServerSocket(0)) {
            TrialSeen seen = shop.port(other.getLocalPort()).tried().isKept();
            seen.skipped(Promise.PORT_FREE, "port " + other.getLocalPort());
        }
    }

    @Test
    void aCrashIsNamedWithItsCause() throws IOException {
        TrialSeen seen = shop.told("CRASH", "yes").request(get("/", "shop")).tried();
        CaseResult broken = seen.broke(Promise.STARTS, "exit status 1", "no database at db:5432");
        assertTrue(broken.evidence().stream().anyMatch(line -> line.contains("at Shop.main")));
        assertEquals(
                List.of(
                        "port-free kept",
                        "starts broken",
                        "ready-in-time skipped",
                        "healthy skipped",
                        "request skipped",
                        "stops skipped",
                        "writes-in-its-directories kept"),
                seen.cases());
    }

    @Test
    void aMissingMainClassIsNamed() throws IOException {
        shop.with(ShopProgram.jarWithoutMainClass(work.resolve("other.jar")))
                .tried()
                .broke(Promise.STARTS, "com.example.Absent is not in the package");
    }

    @Test
    void theLauncherSaysWhyItRefuses() throws IOException {
        shop.file("conf/jvm.options", "Xmx512m\n")
                .tried()
                .broke(Promise.STARTS, "exit status 78", "/var/app/shop/conf/jvm.options line 1");
    }

    @Test
    void aClassForANewerJavaBreaksTheMinimum() throws IOException {
        TrialSeen seen = shop.with(ShopProgram.jarFor(THIS_JAVA + 20, work.resolve("newer.jar")))
                .tried();
        String needed = "needs Java " + (THIS_JAVA + 20);
        seen.says(Promise.STARTS.id(), "Shop", needed);
        seen.says(Promise.MINIMUM_JAVA.id(), needed, "promises Java " + THIS_JAVA);
    }

    @Test
    void onANewerJavaTheMinimumIsNotTried() throws IOException {
        shop.minimumJava(THIS_JAVA - 1)
                .tried()
                .isKept()
                .skipped(Promise.MINIMUM_JAVA, "home of a Java " + (THIS_JAVA - 1), "<javaHomes>");
    }

    @Test
    void aJavaThatIsTriedTooIsNotAskedFor() throws IOException {
        JavaHome java = JavaHome.of(Path.of(System.getProperty("java.home")));
        JavaHome minimum = new JavaHome(java.path(), "minimum", THIS_JAVA - 1);
        List<TrialSeen> seen = shop.minimumJava(THIS_JAVA - 1).triedWith(java, minimum);
        seen.get(0).isKept().skipped(Promise.MINIMUM_JAVA, "tried with Java %d, too".formatted(THIS_JAVA - 1));
        assertTrue(seen.get(1).cases().contains("minimum-java kept"));
    }

    @Test
    void anOlderJavaThanPromisedIsRefused() {
        Refusal.of(() -> shop.minimumJava(THIS_JAVA + 1).tried())
                .says("Java " + (THIS_JAVA + 1), "Set <javaHomes> or -Dapprpm.javaHomes");
    }

    @Test
    void previewFeaturesRunOnTheirRelease() throws IOException {
        shop.with(ShopProgram.jarWithPreview(work.resolve("preview.jar")))
                .onlyJava(THIS_JAVA)
                .tried()
                .isKept();
    }

    @Test
    void aNewerJavaThanPreviewFeaturesNeedIsRefused() {
        Refusal.of(() -> shop.onlyJava(THIS_JAVA - 1).tried())
                .says("needs Java " + (THIS_JAVA - 1) + " and no other", "Set <javaHomes> or -Dapprpm.javaHomes");
    }

    @Test
    void aPackageIsTriedWithItsOwnRuntime() throws IOException {
        TrialSeen seen = shop.minimumJava(THIS_JAVA)
                .runtime("/var/app/shop/jre", THIS_JAVA + ".0.99")
                .tried()
                .isKept();

        assertEquals("Java " + THIS_JAVA + ".0.99", seen.result().place());
        assertTrue(Files.readString(shop.directory().resolve("application.log")).contains("the packaged runtime"));
        assertFalse(
                seen.cases().toString().contains(Promise.MINIMUM_JAVA.id()),
                seen.cases().toString());
    }

    @Test
    void aRuntimeOfThePackageThatDoesNotFitIsNotTried() throws IOException {
        shop.runtime("/var/app/shop/jre", "8.0.1").tried().isKept();
        assertFalse(
                Files.readString(shop.directory().resolve("application.log")).contains("the packaged runtime"));
    }

    @Test
    void aSlowStartSaysHowSlow() throws IOException {
        shop.told("SLEEP", "3000").seconds(1).tried().broke(Promise.READY_IN_TIME, "not ready within 1 s, but after ");
    }

    @Test
    void anUnhealthyAnswerIsShown() throws IOException {
        TrialSeen seen = shop.told("HEALTH", "500").seconds(1).tried();
        seen.broke(Promise.HEALTHY, "GET /health answered 500 instead of 2xx or 3xx: state");
        seen.skipped(Promise.READY_IN_TIME, "never that it is ready");
    }

    @Test
    void anAnswerWithoutContentIsReady() throws IOException {
        shop.told("HEALTH", "204").tried().isKept();
    }

    @Test
    void aRedirectIsAnAnswer() throws IOException {
        shop.told("HEALTH", "302").tried().isKept();
    }

    @Test
    void aPathThatWantsALoginIsNotReady() throws IOException {
        shop.told("HEALTH", "401").seconds(1).tried().broke(Promise.HEALTHY, "GET /health answered 401");
    }

    @Test
    void aWrongAnswerToARequestIsShown() throws IOException {
        shop.request(get("/", "museum")).tried().broke("request", "'museum' is not found: shop");
    }

    @Test
    void aCheckKnowsTheEndpointNameAndVersion() throws IOException {
        shop.script(
                        "10-knows.sh",
                        "#!/bin/sh\n[ \"$NAME $VERSION\" = 'shop 1.2.0' ] && [ \"${ENDPOINT%:*}\" = 127.0.0.1 ] && [ -f 10-knows.sh ]\n")
                .tried()
                .isKept();
    }

    @Test
    void aFailingCheckIsQuotedAndItsOutputKept() throws IOException {
        shop.script("20-fails.sh", "#!/bin/sh\necho the till is empty >&2\nexit 3\n")
                .tried()
                .broke("check", "20-fails.sh ended with exit status 3", "the till is empty");
        assertEquals("the till is empty\n", Files.readString(shop.directory().resolve("20-fails.sh.log")));
    }

    @Test
    void whatIgnoresSigtermIsKilled() throws IOException {
        shop.told("STAY", "yes")
                .directive("TimeoutStopSec", "1")
                .tried()
                .broke(Promise.STOPS, "did not end within 1 s of SIGTERM (TimeoutStopSec=) and was killed");
    }

    @Test
    void anUndocumentedExitStatusIsNamed() throws IOException {
        shop.told("EXIT", "3").tried().broke(Promise.STOPS, "exit status 3", "0 or 143", "SuccessExitStatus");
    }

    @Test
    void aDocumentedExitStatusIsTaken() throws IOException {
        shop.told("EXIT", "3").directive("SuccessExitStatus", "3 143").tried().isKept();
    }

    @Test
    void whatItStartedEndsWithIt() throws IOException {
        shop.told("CHILD", "yes").tried().isKept();
        requireDeadChild();
    }

    @Test
    void whatItStartedInTheBackgroundEndsWithIt() throws IOException {
        assumeTrue(Files.exists(Path.of("/proc/self/environ")), "/proc is not there");
        shop.told("ORPHAN", "yes").tried().isKept();
        requireDeadChild();
    }

    private void requireDeadChild() throws IOException {
        String line =
                Files.readAllLines(shop.directory().resolve("application.log")).get(0);
        long child = Long.parseLong(line.substring("child ".length()));
        assertEquals(
                Optional.empty(),
                ProcessHandle.of(child).flatMap(process -> process.info().command()));
    }

    @Test
    void writingToTheCodeIsFound() throws IOException {
        TrialSeen seen = shop.told("WRITE", "last-start").tried();
        seen.says(Promise.WRITES_IN_ITS_DIRECTORIES.id(), "/var/app/shop/lib/last-start", "/var/lib/shop");
    }

    @Test
    void writingToTheCodeAtTheEndIsFoundAsWell() throws IOException {
        shop.told("FAREWELL", "yes").tried().says(Promise.WRITES_IN_ITS_DIRECTORIES.id(), "/var/app/shop/lib/farewell");
    }

    @Test
    void writingToItsStateIsFine() throws IOException {
        shop.told("WRITE", "../../../lib/shop/orders").tried().isKept();
    }

    @Test
    void aFileThatIsOpenElsewhereIsFound() throws IOException {
        assumeTrue(Files.isDirectory(Path.of("/proc/self/fd")), "/proc is not there");
        Path elsewhere = Files.writeString(work.resolve("elsewhere"), "");
        // Without it, not even the directory for temporary files is for all, and tests may be in there.
        shop.directive("PrivateTmp", "")
                .told("OPEN", elsewhere.toString())
                .tried()
                .broke(Promise.WRITES_IN_ITS_DIRECTORIES, "writes to " + elsewhere.toRealPath());
    }

    @Test
    void whatAnswersInAnotherProtocolIsNotReady() throws IOException {
        shop.told("SILENT", "yes")
                .seconds(1)
                .tried()
                .broke(Promise.READY_IN_TIME, "it listens on port ", "GET /health");
    }

    @Test
    void aPackageOfAnotherKindIsStartedAsItsUnitSays() throws IOException {
        shop.foreign("""
                [Service]
                Type=simple
                User=shop
                WorkingDirectory=/usr/share/shop/lib
                Environment=PORT=8080 "OPTIONS=-Dgreeting=hello -Dlast=word"
                ExecStart=/usr/bin/java $OPTIONS -Dname=${USER} -jar /usr/share/shop/lib/shop.jar
                StateDirectory=shop
                """)
                .request(get("/properties", "(?m)^greeting=hello$"))
                .request(get("/properties", "(?m)^last=word$"))
                .request(get("/properties", "(?m)^name=shop$"))
                .request(get("/properties", "(?m)^java.io.tmpdir=/.*/process/tmp$"))
                .tried()
                .isKept();
    }

    @Test
    void aServiceThatGoesToTheBackgroundIsAnObstacle() throws IOException {
        shop.foreign("[Service]\nType=forking\nExecStart=/usr/bin/env sh\n");
        assertEquals(
                Optional.of(new Omission(
                        Level.PROCESS,
                        "shop.service has Type=forking, whose main process is not the started one",
                        false)),
                ProcessLevel.omission(shop.service()));
    }

    @Test
    void aProgramThatIsNotHereIsAnObstacle() throws IOException {
        shop.foreign("[Service]\nExecStart=/opt/absent/bin/serve --now\n");
        assertEquals(
                Optional.of(new Omission(
                        Level.PROCESS, "this machine has no /opt/absent/bin/serve, which shop.service starts", false)),
                ProcessLevel.omission(shop.service()));
    }

    @Test
    void aHealthyPackageHasNoObstacle() throws IOException {
        assertEquals(Optional.empty(), ProcessLevel.omission(shop.service()));
    }

    @Test
    void aJavaOfThePackageIsNamed() throws IOException {
        TrialSeen seen = shop.told("JAVA_HOME", "/usr/lib/jvm/jre-17").tried().isKept();
        assertTrue(seen.result().notes().get(0).contains("sets JAVA_HOME to /usr/lib/jvm/jre-17"));
    }

    @Test
    void aUnitWithoutACommandDoesNotParse() throws IOException {
        shop.directive("ExecStart", "").tried().broke(Promise.UNIT_PARSES, "shop.service has no ExecStart");
        assertTrue(
                Files.getPosixFilePermissions(shop.directory().resolve("root/var/app/shop/lib"))
                        .contains(PosixFilePermission.OWNER_WRITE),
                "Others must be able to remove it");
    }
}
