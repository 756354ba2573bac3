package io.github.apprpm.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class PackagingExceptionTest {
    private final PackagingException exception =
            new PackagingException("The <application> 'shop. 1.jar' does not exist", "Correct it. Or build it first");

    @Test
    void messageIsTheProblemAndTheRemedyAsSentences() {
        assertEquals(
                "The <application> 'shop. 1.jar' does not exist. Correct it. Or build it first.",
                exception.getMessage());
    }

    @Test
    void wordsOfOthersThatEndInAFullStopGetNoSecondOne() {
        PackagingException other = new PackagingException("It failed: " + exception.getMessage(), "Look at it.");

        assertEquals("It failed: " + exception.getMessage() + " Look at it.", other.getMessage());
        assertEquals("Look at it", other.remedy());
        assertEquals("It said a... Why?", new PackagingException("It said a...", "Why?").getMessage());
    }

    @Test
    void problemAndRemedyStandAlone() {
        assertEquals("The <application> 'shop. 1.jar' does not exist", exception.problem());
        assertEquals("Correct it. Or build it first", exception.remedy());
    }
}
