package io.github.apprpm;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.apprpm.model.PackagingException;
import org.junit.jupiter.api.function.Executable;

/**
 * What a user reads when the request is wrong.
 *
 * @param message the whole message
 */
public record Refusal(String message) {
    public static Refusal of(Executable request) {
        return new Refusal(assertThrows(PackagingException.class, request).getMessage());
    }

    /** Holds the message to parts that it must have: the parameter's name, the value in quotes, what to do. */
    public Refusal says(String... parts) {
        for (String part : parts) {
            assertTrue(message.contains(part), () -> "'%s' is not in: %s".formatted(part, message));
        }
        return this;
    }
}
