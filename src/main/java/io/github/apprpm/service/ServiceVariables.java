package io.github.apprpm.service;

import io.github.apprpm.model.Compatibility;
import io.github.apprpm.model.Framework;
import io.github.apprpm.model.InstalledApplication;
import java.nio.charset.StandardCharsets;
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
 * @param version the version of the application
 */
public record ServiceVariables(
        Framework framework,
        InstalledApplication installed,
        List<String> arguments,
        ListeningPort port,
        Compatibility oldest,
        String version) {
    /** What needs no escape in an attribute: the others have a meaning for W3C's baggage, or for some of its readers. */
    private static final String PLAIN = "[A-Za-z0-9._~-]";

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
        variables.put("OTEL_SERVICE_NAME", installed.name());
        variables.put("OTEL_RESOURCE_ATTRIBUTES", "service.version=" + percentEncoded(version));
        variables.putAll(own);
        return variables;
    }

    /** A value as OpenTelemetry's resource attributes have it, whose agents name the service and its version by them. */
    private static String percentEncoded(String value) {
        StringBuilder encoded = new StringBuilder();
        for (byte octet : value.getBytes(StandardCharsets.UTF_8)) {
            String character = Character.toString((char) (octet & 0xff));
            encoded.append(character.matches(PLAIN) ? character : "%%%02X".formatted(octet));
        }
        return encoded.toString();
    }
}
