package io.github.apprpm.service;

import io.github.apprpm.model.ConfiguredPort;
import io.github.apprpm.model.ConfiguredPort.Origin;
import io.github.apprpm.model.Framework;
import io.github.apprpm.model.ServiceSpec;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * Where a service listens.
 *
 * @param number the port
 * @param variable the variable that moves it; empty if none does
 * @param isSet whether the variable must be set for that: the generated configuration asks for {@code PORT} anyway
 */
public record ListeningPort(int number, Optional<String> variable, boolean isSet) {
    /** The variable that each service has. */
    public static final String VARIABLE = "PORT";

    /**
     * Decides by what is known.
     *
     * @param chosen the port that the user chose, if any
     * @param configured what the application's configuration says, if anything
     * @param hasOwnConfiguration whether the module brings the framework's configuration file along
     * @param readsVariable whether an application of no known framework reads {@code PORT}
     */
    public static ListeningPort of(
            Framework framework,
            OptionalInt chosen,
            Optional<ConfiguredPort> configured,
            boolean hasOwnConfiguration,
            boolean readsVariable) {
        int number = chosen.orElse(configured
                .map(ConfiguredPort::number)
                .orElse(OptionalInt.empty())
                .orElse(ServiceSpec.USUAL_PORT));
        Optional<String> named = configured.flatMap(ConfiguredPort::variable);
        Optional<Origin> origin = configured.map(ConfiguredPort::origin);
        if (origin.equals(Optional.of(Origin.ARGUMENTS))) {
            return new ListeningPort(number, named, true);
        }
        if (framework == Framework.OTHER) {
            return named.isPresent()
                    ? new ListeningPort(number, named, true)
                    : new ListeningPort(number, readsVariable ? Optional.of(VARIABLE) : Optional.empty(), false);
        }
        if (!hasOwnConfiguration) {
            return new ListeningPort(number, Optional.of(VARIABLE), false);
        }
        boolean isInPackage = origin.equals(Optional.of(Origin.PACKAGE));
        boolean isUnknown = isInPackage && configured.get().number().isEmpty();
        if (isInPackage && named.isPresent() && (chosen.isEmpty() || framework == Framework.DROPWIZARD)) {
            return new ListeningPort(number, named, true);
        }
        if (framework == Framework.DROPWIZARD) {
            return new ListeningPort(number, Optional.empty(), false); // its own file alone decides
        }
        // The module's file does not ask for PORT, so the framework is given the port above any file.
        return isUnknown && chosen.isEmpty()
                ? new ListeningPort(number, Optional.of(VARIABLE), false)
                : new ListeningPort(number, Optional.of(framework.portVariable()), true);
    }

    /** The same where the user sets variables of the service, which come before all. */
    public ListeningPort with(Framework framework, Map<String, String> own) {
        Optional<String> moved = own.containsKey(framework.portVariable())
                ? Optional.of(framework.portVariable())
                : own.containsKey(VARIABLE) ? variable.or(() -> Optional.of(VARIABLE)) : variable;
        return moved.map(own::get)
                .filter(value -> value != null && value.matches("\\d{1,5}"))
                .map(value -> new ListeningPort(Integer.parseInt(value), moved, isSet))
                .orElse(new ListeningPort(number, moved, isSet));
    }

    /** The variables that have it. */
    public Map<String, String> variables() {
        Map<String, String> variables = new TreeMap<>(Map.of(VARIABLE, Integer.toString(number)));
        variable.filter(name -> isSet).ifPresent(name -> variables.put(name, Integer.toString(number)));
        return variables;
    }
}
