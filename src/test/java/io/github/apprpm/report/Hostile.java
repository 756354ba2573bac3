package io.github.apprpm.report;

import io.github.apprpm.model.ChangelogEntry;
import io.github.apprpm.model.PackageMetadata;
import io.github.apprpm.model.Scriptlet;
import io.github.apprpm.model.Services;
import java.time.Instant;
import java.util.Optional;

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
}
