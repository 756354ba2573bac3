package io.github.apprpm.service;

import io.github.apprpm.model.Compatibility;
import io.github.apprpm.model.Framework;
import io.github.apprpm.model.InstalledApplication;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The environment that a service starts with.
 *
 * @param framework what the application is built with
 * @param installed where the application is kept
 * @param arguments what the application is started with
 * @param port where it listens
 * @param oldest the oldest host
 */
public record ServiceVariables(
        Framework framework,
        InstalledApplication installed,
        List<String> arguments,
        ListeningPort port,
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
        variables.putAll(port.variables());
        variables.putAll(own);
        return variables;
    }
}
