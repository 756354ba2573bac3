package io.github.apprpm.mojo.parameter;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class MapParameterTest {
    private final Properties project = new Properties();
    private final Properties commandLine = new Properties();

    private Map<String, String> merged(Map<String, String> configured) {
        return new MapParameter("apprpm.unit.", configured).with(project, commandLine);
    }

    @Test
    void theCommandLineComesBeforeTheConfigurationAndThatBeforeProperties() {
        project.setProperty("apprpm.unit.Nice", "1");
        assertEquals(Map.of("Nice", "1"), merged(Map.of()));
        assertEquals(Map.of("Nice", "2"), merged(Map.of("Nice", "2")));

        commandLine.setProperty("apprpm.unit.Nice", "3");
        assertEquals(Map.of("Nice", "3"), merged(Map.of("Nice", "2")));
    }

    @Test
    void entriesOfAllPlacesAreUsedAndOtherPropertiesAreNot() {
        project.setProperty("apprpm.unit.Nice", "1");
        project.setProperty("apprpm.units", "x");
        commandLine.setProperty("apprpm.unit.UMask", "0077");
        commandLine.setProperty("apprpm.environment.TZ", "UTC");

        assertEquals(
                Map.of("Nice", "1", "UMask", "0077", "ProtectHome", "read-only"),
                merged(Map.of("ProtectHome", "read-only")));
    }
}
