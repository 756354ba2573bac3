package io.github.apprpm.verify.host;

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
    private final Set<Promise> open = EnumSet.complementOf(EnumSet.of(Promise.MINIMUM_JAVA)); // a host has one Java

    private final List<Own> own = new ArrayList<>();

    /** One of the project's own. */
    private record Own(String id, String name) {}

    OpenPromises(Trial trial, TrialPlan plan) {
        this.trial = trial;
        plan.requests().forEach(request -> own.add(new Own("request", request.name())));
        plan.scripts().forEach(script -> own.add(new Own("check", name(script))));
    }

    /** What a report calls one of the project's scripts. */
    private static String name(Path script) {
        return script.getFileName() + " passes";
    }

    boolean tries(Promise promise, Trial.Check check) throws IOException {
        open.remove(promise);
        return trial.tries(promise, check);
    }

    void tries(Request request, Trial.Check check) throws IOException {
        tries(new Own("request", request.name()), check);
    }

    void tries(Path script, Trial.Check check) throws IOException {
        tries(new Own("check", name(script)), check);
    }

    private void tries(Own one, Trial.Check check) throws IOException {
        own.remove(one);
        trial.tries(one.id, one.name, check);
    }

    void skips(Promise promise, String reason) {
        open.remove(promise);
        trial.skips(promise, reason);
    }

    /** All that is left tells nothing. */
    void skipsRest(String reason) {
        for (Promise promise : List.copyOf(open)) {
            skips(promise, reason);
        }
        own.forEach(one -> trial.skips(one.id, one.name, reason));
        own.clear();
    }

    void note(String words) {
        trial.note(words);
    }

    Trial trial() {
        return trial;
    }
}
