package io.github.apprpm.service;

import java.util.Map;

/** The script that waits until a started application answers; its arguments are the URL, a timeout in seconds and the main PID. */
public final class ReadinessProbe {
    private ReadinessProbe() {}

    /** The script, for {@code bin/ready}. */
    public static String text() {
        return Template.ofResource("ready.sh").fill(Map.of());
    }
}
