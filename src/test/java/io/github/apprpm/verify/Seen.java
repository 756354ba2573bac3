package io.github.apprpm.verify;

import io.github.apprpm.verify.Timeline.Fate;
import io.github.apprpm.verify.Timeline.Mark;
import io.github.apprpm.verify.Timeline.Sent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What may have been seen of a package: all that reports have to show. */
public final class Seen {
    private Seen() {}

    public static CaseResult kept(Promise promise, int millis) {
        return new CaseResult(promise.id(), promise.sentence(), Outcome.KEPT, "", Duration.ofMillis(millis), List.of());
    }

    public static CaseResult skipped(Promise promise, String reason) {
        return new CaseResult(promise.id(), promise.sentence(), Outcome.SKIPPED, reason, Duration.ZERO, List.of());
    }

    public static CaseResult broken(Promise promise, String cause, String... evidence) {
        return new CaseResult(
                promise.id(), promise.sentence(), Outcome.BROKEN, cause, Duration.ofMillis(1500), List.of(evidence));
    }

    public static TrialResult trial(String place, Level level, List<CaseResult> cases) {
        return new TrialResult(place, level, cases, List.of(), Optional.empty(), Duration.ofMillis(12_345));
    }

    public static Verification of(TrialResult... trials) {
        return new Verification(
                "shop", "shop-1.1.0-1.noarch", Optional.of("shop-1.0.0-1.noarch"), List.of(trials), List.of());
    }

    /** A process that keeps all, a host where two promises broke, and a level that was not done. */
    public static Verification shop() {
        TrialResult process = trial(
                "Java 17.0.15",
                Level.PROCESS,
                List.of(
                        kept(Promise.STARTS, 210),
                        kept(Promise.READY_IN_TIME, 2412),
                        kept(Promise.HEALTHY, 35),
                        new CaseResult(
                                "request", "GET / answers 200", Outcome.KEPT, "", Duration.ofMillis(8), List.of()),
                        kept(Promise.STOPS, 340)));
        List<CaseResult> onHost = new ArrayList<>();
        for (Promise promise : Promise.values()) {
            switch (promise) {
                case FAST_START -> {
                    // It is not tried on a host.
                }
                case SIGNED -> onHost.add(skipped(promise, "the package is not signed"));
                case UPGRADE_RESTARTS_ONCE ->
                    onHost.add(broken(
                            promise,
                            "It was restarted 2 times, by %post and by %posttrans",
                            "Nov 21 03:11:07 host systemd[1]: Stopping shop.service - Shop...",
                            "Nov 21 03:11:08 host systemd[1]: Started shop.service - Shop."));
                case ERASE_LEAVES_NOTHING -> onHost.add(broken(promise, "'/etc/cron.d/shop' is left"));
                default -> onHost.add(kept(promise, 100 * promise.ordinal()));
            }
        }
        TrialResult host = new TrialResult(
                "bookworm",
                Level.HOST,
                onHost,
                List.of("LimitNOFILE= cannot exceed 20000 on this machine"),
                Optional.of(upgrade()),
                Duration.ofMillis(31_200));
        return new Verification(
                "shop",
                "shop-1.1.0-1.noarch",
                Optional.of("shop-1.0.0-1.noarch"),
                List.of(process, host),
                List.of(new Omission(Level.HOST, "no container engine answers: podman is not installed", false)));
    }

    /** Requests each 20 ms; a second in, the service is away for 2.9 s, and in between each fate occurs. */
    public static Timeline upgrade() {
        List<Sent> requests = new ArrayList<>();
        for (int at = 0; at < 6000; at += 20) {
            Fate fate = at < 1000 || at >= 3900
                    ? Fate.ANSWERED
                    : at < 1040 ? Fate.CUT_OFF : at >= 3840 ? Fate.FAILED : Fate.REFUSED;
            String words = switch (fate) {
                case ANSWERED -> "200";
                case REFUSED -> "connection refused";
                case CUT_OFF -> "connection reset";
                case FAILED -> "503";
            };
            requests.add(new Sent(at, fate, words));
        }
        return new Timeline(
                requests, List.of(new Mark(1000, "stopping"), new Mark(1400, "started"), new Mark(3900, "ready")));
    }
}
