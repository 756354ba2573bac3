package io.github.apprpm.verify.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.apprpm.container.ContainerEngine;
import io.github.apprpm.model.Scriptlet.Phase;
import io.github.apprpm.program.Command;
import io.github.apprpm.rpm.RpmPackage;
import io.github.apprpm.verify.CaseResult;
import io.github.apprpm.verify.Outcome;
import io.github.apprpm.verify.PackagedService;
import io.github.apprpm.verify.Progress;
import io.github.apprpm.verify.Promise;
import io.github.apprpm.verify.Request;
import io.github.apprpm.verify.Timeline.Fate;
import io.github.apprpm.verify.TrialPlan;
import io.github.apprpm.verify.TrialResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Leads packages that this plugin did not make, of a service in Python, through a real host. */
@Timeout(900)
@Tag("tool")
class HostLevelTest {
    private static final String IMAGE = "localhost/apprpm-bookworm";
    private static final Duration LIMIT = Duration.ofMinutes(1);

    @TempDir
    private Path folder;

    private static Release healthy(String version) {
        return Release.of(version)
                .file("/usr/lib/systemd/system/shop.service", """
                        [Service]
                        User=shop
                        Environment=PORT=8080
                        WorkingDirectory=/opt/shop
                        ExecStart=/usr/bin/python3 -m http.server 8080
                        StateDirectory=shop
                        ProtectSystem=strict
                        NoNewPrivileges=yes
                        [Install]
                        WantedBy=multi-user.target
                        """, 0644, "root", "root")
                .directory("/opt/shop", 0755, "root", "root")
                .directory("/opt/shop/conf", 0755, "root", "root")
                .file("/opt/shop/version.txt", version, 0644, "root", "root")
                .script(Phase.PRE, "getent passwd shop >/dev/null || useradd -r -U -M -s /sbin/nologin shop || exit 1")
                .script(Phase.POST, "[ \"$1\" -ne 1 ] || systemctl --no-reload preset shop.service || :")
                .script(
                        Phase.PREUN,
                        "if [ \"$1\" -eq 0 ]; then\n  systemctl --no-reload disable --now shop.service || :\nfi")
                .script(Phase.POSTUN, "systemctl daemon-reload || :")
                .script(Phase.POSTTRANS, "systemctl daemon-reload; systemctl try-restart shop.service || :");
    }

    private TrialResult tried(Release older, Release newer) throws IOException {
        ContainerEngine.Search search = ContainerEngine.find(Optional.of("podman"));
        assumeTrue(search.engine().isPresent(), search.reason());
        assumeTrue(
                Command.of("podman", "image", "exists", IMAGE).run(LIMIT).isSuccess(), "podman has no image " + IMAGE);
        ContainerEngine engine = search.engine().orElseThrow();
        RpmPackage rpm = newer.in(folder);
        PackagedService service = PackagedService.of(rpm);
        TrialPlan plan = new TrialPlan(
                service,
                service.health(),
                List.of(new Request(
                        "/version.txt",
                        OptionalInt.empty(),
                        Optional.of("Content-type: text/plain"),
                        Optional.of("^" + rpm.version() + "$"),
                        Optional.empty())),
                List.of(script()));
        return HostLevel.run(
                engine,
                engine.image(IMAGE, folder),
                plan,
                new Upgrade(older.in(folder), rpm, false),
                List.of(),
                folder.resolve("evidence"),
                new Silence());
    }

    private Path script() throws IOException {
        Path script = Files.writeString(
                folder.resolve("10-version.sh"),
                "#!/bin/sh\n[ \"$(curl -fsS \"http://$ENDPOINT/version.txt\")\" = \"$VERSION\" ] && [ \"$NAME\" = shop ]\n");
        assertTrue(script.toFile().setExecutable(true));
        return script;
    }

    @Test
    void aHealthyPackageOfSomebodyElseKeepsAllItsPromises() throws IOException {
        TrialResult result = tried(healthy("1.0"), healthy("1.1"));

        assertEquals(List.of(), result.broken());
        assertEquals(
                List.of("signature"),
                result.cases().stream()
                        .filter(each -> each.outcome() == Outcome.SKIPPED)
                        .map(CaseResult::id)
                        .toList());
        assertEquals(0, result.timeline().orElseThrow().count(Fate.FAILED));
        for (String file : List.of("journal.log", "status.txt", "packages.txt", "requests.log", "transactions.log")) {
            assertTrue(Files.size(folder.resolve("evidence").resolve(file)) > 0, file);
        }
    }

    @Test
    void whoStopsItOnAnUpgradeIsNamed() throws IOException {
        Release stopping = healthy("1.0").script(Phase.PREUN, "systemctl stop shop.service || :");

        CaseResult broken = only(tried(stopping, healthy("1.1")).broken());

        assertEquals(Promise.UPGRADE_RESTARTS_ONCE.id(), broken.id());
        assertEquals(
                "the service was stopped by %preun of shop-1.0-1.noarch ('systemctl stop shop.service') and not started again",
                broken.words());
        assertTrue(broken.evidence().stream().anyMatch(line -> line.contains("shop.service")), broken::toString);
    }

    @Test
    void ofAPackageThatDoesNotStartOneCaseIsBrokenAndTheRestSkipped() throws IOException {
        Release wrong = healthy("1.1")
                .file(
                        "/usr/lib/systemd/system/shop.service",
                        "[Service]\nUser=shop\nExecStart=/opt/shop/bin/absent\n",
                        0644,
                        "root",
                        "root");
        TrialResult result = tried(healthy("1.0"), wrong);

        CaseResult broken = only(result.broken());
        assertEquals(Promise.STARTS.id(), broken.id());
        assertTrue(
                broken.words().contains("203/EXEC") && broken.words().contains("/opt/shop/bin/absent"), broken::words);
        for (String id : List.of(Promise.REBOOT.id(), "request", "check")) {
            assertTrue(
                    result.cases().stream().anyMatch(each -> each.id().equals(id) && each.outcome() == Outcome.SKIPPED),
                    id);
        }
    }

    private static CaseResult only(List<CaseResult> broken) {
        assertEquals(1, broken.size(), broken::toString);
        return broken.get(0);
    }

    private static final class Silence implements Progress {
        @Override
        public void begins(String place) {}

        @Override
        public void tried(String place, CaseResult result) {}

        @Override
        public void notes(String place, String words) {}
    }
}
