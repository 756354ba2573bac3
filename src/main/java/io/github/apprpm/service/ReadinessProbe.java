package io.github.apprpm.service;

import io.github.apprpm.model.HealthCheck;
import io.github.apprpm.model.InstalledApplication;
import io.github.apprpm.model.ServiceSpec;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The command of a unit that waits until the started application answers that it is ready.
 *
 * @param url the address as the unit has it, where {@code ${NAME}} stands for a variable and {@code $$} for a dollar sign
 * @param timeoutSeconds how long it waits
 */
public record ReadinessProbe(String url, int timeoutSeconds) {
    /** The check of a service, which follows the variable that moves its port, if there is one. */
    static ReadinessProbe of(HealthCheck health, ServiceSpec service) {
        String port = service.portVariable()
                .map(variable -> "${" + variable + "}")
                .orElseGet(() -> Integer.toString(service.port()));
        return new ReadinessProbe(UnitWord.withDollars(health.url(port)), health.timeoutSeconds());
    }

    /** Reads the words of a unit's command, if this command is a readiness probe. */
    public static Optional<ReadinessProbe> parse(InstalledApplication installed, List<String> words) {
        int script = words.indexOf(installed.probe());
        return script >= 0 && script + 2 < words.size() && words.get(script + 2).matches("\\d{1,9}")
                ? Optional.of(new ReadinessProbe(words.get(script + 1), Integer.parseInt(words.get(script + 2))))
                : Optional.empty();
    }

    /** The script with its arguments. */
    String command(InstalledApplication installed) {
        return "%s %s %s $MAINPID".formatted(installed.probe(), UnitWord.quoted(url), timeoutSeconds);
    }

    /** The script. */
    public static String text() {
        return Template.ofResource("ready.sh").fill(Map.of());
    }
}
