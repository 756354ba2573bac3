package io.github.apprpm.mojo;

import io.github.apprpm.verify.CaseResult;
import io.github.apprpm.verify.Progress;
import io.github.apprpm.verify.VerifyText;
import org.apache.maven.plugin.logging.Log;

/** Writes to the build's log how a package is tried, and finally which promises are broken. */
record LoggedProgress(Log log, VerifyText text) implements Progress {
    @Override
    public void begins(String place) {
        tell(text.begins(place));
    }

    @Override
    public void tried(String place, CaseResult result) {
        tell(text.tried(place, result));
    }

    @Override
    public void notes(String place, String words) {
        tell(text.notes(place, words));
    }

    void tell(VerifyText.Line line) {
        switch (line.weight()) {
            case TOLD -> log.info(line.text());
            case MISSING -> log.warn(line.text());
            case BROKEN -> log.error(line.text());
        }
    }
}
