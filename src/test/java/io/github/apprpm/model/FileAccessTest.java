package io.github.apprpm.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileAccessTest {
    @ParameterizedTest
    @CsvSource({
        "0640, shop, true", // a member of the group
        "0604, shop, false", // the group's bits alone count for its members
        "0604, other, true",
        "0640, other, false",
        "0040, sam, false", // the owner's bits alone count for the owner
        "0400, sam, true",
        "0000, root, true"
    })
    void theKernelDecidesByTheFirstThatFits(String mode, String user, boolean isReadable) {
        FileAccess access = new FileAccess(Integer.parseInt(mode, 8), "sam", "shop");
        assertEquals(isReadable, access.isReadableBy(user, List.of(user)));
    }

    @ParameterizedTest
    @CsvSource({"0002", "0020", "0200"})
    void eachOfTheThreeLetsWrite(String mode) {
        FileAccess access = new FileAccess(Integer.parseInt(mode, 8), "shop", "shop");
        assertTrue(access.isWritableBy("shop", List.of("shop")));
        assertFalse(access.isWritableBy("root", List.of("root")));
    }
}
