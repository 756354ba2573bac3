package io.github.apprpm.report;

import io.github.apprpm.model.ChangelogEntry;
import io.github.apprpm.model.PackageMetadata;
import io.github.apprpm.model.Scriptlet;
import io.github.apprpm.model.Services;
import io.github.apprpm.verify.CaseResult;
import io.github.apprpm.verify.Level;
import io.github.apprpm.verify.Omission;
import io.github.apprpm.verify.Outcome;
import io.github.apprpm.verify.Timeline;
import io.github.apprpm.verify.Timeline.Fate;
import io.github.apprpm.verify.Timeline.Mark;
import io.github.apprpm.verify.Timeline.Sent;
import io.github.apprpm.verify.TrialResult;
import io.github.apprpm.verify.Verification;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A package whose every text tries to be more than text in a page. */
final class Hostile {
    /** Sets a variable that a test looks for. */
    static final String MARKUP = "<script>hostile=1</script><img src=x onerror=hostile=1>";
    /** Ends whatever it may have been put into. */
    static final String ESCAPE = "\"'></title></style></script></pre></svg><svg onload=hostile=1>&lt;!--";
    /** For paths, whose parts have no slash. */
    static final String NAME = "<img src=x onerror=hostile=1>'\"&amp;.jar";

    private Hostile() {}

    static Sample sample() {
        String text = MARKUP + ESCAPE;
        return Sample.shop()
                .with(new PackageMetadata(
                        text, text, text, Optional.of("javascript:hostile=1"), Optional.of(text), text))
                .with(Services.shop()
                        .withDescription(text)
                        .withDirective("Documentation", text)
                        .withVariable("TEXT", text)
                        .spec())
                .with(Scriptlet.shell(Scriptlet.Phase.POST, text))
                .with(new ChangelogEntry(Instant.EPOCH, text, text))
                .with(
                        Sample.file("/var/app/shop/" + text, text),
                        Sample.file("/etc/" + NAME, text),
                        Sample.file(
                                "/usr/lib/systemd/system/" + NAME + ".service",
                                "[" + text + "]\n" + text + "\n" + text + "=" + text + "\n"))
                .withLibrary(NAME, Sample.library(text, text, text, 100_000));
    }

    /** A package whose every text tries the same, in two places; its upgrade begins and ends with marks. */
    static Verification verification() {
        String text = MARKUP + ESCAPE;
        List<CaseResult> cases = Stream.of(Outcome.values())
                .map(outcome -> new CaseResult(
                        text, text + outcome, outcome, text, Duration.ofHours(30), List.of(text, "x".repeat(500))))
                .toList();
        Timeline timeline = new Timeline(
                List.of(
                        new Sent(0, Fate.ANSWERED, "200"),
                        new Sent(90, Fate.FAILED, text),
                        new Sent(100_000, Fate.CUT_OFF, text)),
                List.of(new Mark(-5, text), new Mark(50_000, text), new Mark(49_999, text), new Mark(100_000, text)));
        TrialResult trial =
                new TrialResult(text, Level.HOST, cases, List.of(text), Optional.of(timeline), Duration.ofDays(1));
        return new Verification(
                text, text, Optional.of(text), List.of(trial, trial), List.of(new Omission(Level.HOST, text, false)));
    }
}
