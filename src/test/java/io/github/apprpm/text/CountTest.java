package io.github.apprpm.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class CountTest {
    @Test
    void theNounFollowsTheNumber() {
        assertEquals("0 files", Count.of(0, "file"));
        assertEquals("1 file", Count.of(1, "file"));
        assertEquals("2 libraries", Count.of(2, "library", "libraries"));
    }
}
