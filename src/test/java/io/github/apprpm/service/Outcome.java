package io.github.apprpm.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

/**
 * What came of running a script.
 *
 * @param status its exit status
 * @param out what it or the JVM in its place wrote to standard output
 * @param err what it wrote to standard error
 * @param pid the process that was started
 */
record Outcome(int status, String out, String err, long pid) {
    /** What the stand-in for java tells after a key. */
    List<String> told(String key) {
        return out.lines()
                .filter(line -> line.startsWith(key + ":"))
                .map(line -> line.substring(key.length() + 1))
                .toList();
    }

    String java() {
        assertEquals(0, status, err);
        return told("java").get(0);
    }

    List<String> arguments() {
        assertEquals(0, status, err);
        return told("argument");
    }

    List<String> environment() {
        assertEquals(0, status, err);
        return told("environment");
    }

    /** The one line of a refusal. */
    String refusal(int expected) {
        assertEquals("", out);
        assertEquals(expected, status, err);
        assertTrue(err.endsWith("\n"), err);
        assertEquals(1, err.lines().count(), err);
        return err.strip();
    }
}
