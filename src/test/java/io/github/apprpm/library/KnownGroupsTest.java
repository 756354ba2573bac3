package io.github.apprpm.library;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class KnownGroupsTest {
    private static List<String> groups(String artifact) {
        return KnownGroups.candidates(artifact).stream()
                .map(KnownGroups.Line::groupId)
                .toList();
    }

    @Test
    void anAsteriskStandsForAnyEnd() {
        assertEquals(List.of("org.springframework.boot"), groups("spring-boot-actuator"));
        assertEquals(List.of("org.springframework.boot"), groups("spring-boot"));
        assertEquals(List.of(), groups("spring"));
    }

    @Test
    void theGroupMayPrecedeTheArtifact() {
        assertEquals(List.of("org.springframework"), groups("org.springframework.spring-core"));
        assertEquals(List.of(), groups("com.acme.spring-core"));
    }
}
