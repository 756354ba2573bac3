package io.github.apprpm.verify.host;

import io.github.apprpm.verify.OwnCheck;
import io.github.apprpm.verify.Promise;
import io.github.apprpm.verify.Request;
import io.github.apprpm.verify.Trial;
import io.github.apprpm.verify.TrialPlan;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The promises that are to be tried on a host, each once. */
final class OpenPromises {
    private final Trial trial;
    private final Set<Promise> open = EnumSet.complementOf(
            EnumSet.of(Promise.MINIMUM_JAVA, Promise.FAST_START)); // one Java, and restarts that the course counts

    private final List<OwnCheck> own;

    OpenPromises(Trial trial, TrialPlan plan) {
        this.trial = trial;
        this.own = new ArrayList<>(plan.own());
    }

    boolean check(Promise promise, Trial.Check check) throws IOException {
        open.remove(promise);
        return trial.check(promise, check);
    }

    void check(Request request, Trial.Check check) throws IOException {
        check(OwnCheck.of(request), check);
    }

    void check(Path script, Trial.Check check) throws IOException {
        check(OwnCheck.of(script), check);
    }

    private void check(OwnCheck one, Trial.Check check) throws IOException {
        own.remove(one);
        trial.check(one, check);
    }

    void skip(Promise promise, String reason) {
        open.remove(promise);
        trial.skip(promise, reason);
    }

    /** Skips all promises that are left. */
    void skipRest(String reason) {
        for (Promise promise : List.copyOf(open)) {
            skip(promise, reason);
        }
        own.forEach(one -> trial.skip(one, reason));
        own.clear();
    }

    void note(String words) {
        trial.note(words);
    }

    Trial trial() {
        return trial;
    }
}
