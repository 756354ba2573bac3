package io.github.apprpm.mojo.parameter;

import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/**
 * A parameter such as {@code <unit>}, whose entries may also be properties: {@code -Dapprpm.unit.LimitNOFILE=1000}.
 *
 * @param prefix what the names of the properties begin with
 * @param configured the entries in the POM's {@code <configuration>}
 */
public record MapParameter(String prefix, Map<String, String> configured) {
    /** All entries: those of the command line come before the configuration, and those before the project's properties. */
    public Map<String, String> with(Properties ofProject, Properties ofCommandLine) {
        Map<String, String> merged = new TreeMap<>();
        add(ofProject, merged);
        merged.putAll(configured);
        add(ofCommandLine, merged);
        return merged;
    }

    private void add(Properties properties, Map<String, String> merged) {
        for (String name : properties.stringPropertyNames()) {
            if (name.startsWith(prefix)) {
                merged.put(name.substring(prefix.length()), properties.getProperty(name));
            }
        }
    }
}
