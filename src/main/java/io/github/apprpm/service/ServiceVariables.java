package io.github.apprpm.service;

import io.github.apprpm.model.Compatibility;
import io.github.apprpm.model.Framework;
import io.github.apprpm.model.InstalledApplication;
import io.github.apprpm.model.ServiceSpec;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * The environment that a service starts with.
 *
 * @param framework what the application is built with
 * @param installed where the application is kept
 * @param arguments what the application is started with
 * @param port the port that the user chose, if any
 * @param hasOwnConfiguration whether the module brings the framework's configuration file along
 * @param oldest the oldest host
 */
public record ServiceVariables(
        Framework framework,
        InstalledApplication installed,
        List<String> arguments,
        OptionalInt port,
        boolean hasOwnConfiguration,
        Compatibility oldest) {

    /**
     * The generated variables, and over them those of the user.
     *
     * @param own the user's
     * @return the values by name
     */
    public Map<String, String> with(Map<String, String> own) {
        Map<String, String> variables = new TreeMap<>(framework.variables(installed.configuration()));
        if (!arguments.isEmpty()) {
            // They take the place of those that the framework would have by default.
            variables.remove(Framework.ARGUMENTS);
        }
        variables.put("LANG", oldest.locale());
        variables.put("PORT", Integer.toString(port.orElse(ServiceSpec.USUAL_PORT)));
        if (port.isPresent() && hasOwnConfiguration) {
            // The module's file does not ask for PORT, so the framework must be given the port above any file.
            variables.put(framework.portVariable(), Integer.toString(port.getAsInt()));
        }
        variables.putAll(own);
        return variables;
    }
}
