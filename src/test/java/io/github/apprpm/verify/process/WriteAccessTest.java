package io.github.apprpm.verify.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.apprpm.verify.PackagedShop;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WriteAccessTest {
    @TempDir
    Path work;

    private PackagedShop shop;

    @BeforeEach
    void packageShop() throws IOException {
        shop = new PackagedShop(work);
    }

    private static WriteAccess access(PackagedShop shop) throws IOException {
        return new WriteAccess(shop.service());
    }

    @Test
    void theDirectoriesOfTheUnitAreItsToWriteTo() throws IOException {
        assertEquals(
                List.of("/var/cache/shop", "/var/log/shop", "/var/lib/shop", "/run/shop"),
                access(shop).paths());
    }

    @Test
    void protectionSaysWhereNothingIsWritten() throws IOException {
        assertTrue(access(shop).isReadOnly("/var/app/shop/lib"));
        WriteAccess old = access(shop.directive("ProtectSystem", "full"));
        assertTrue(old.isReadOnly("/etc/shop"));
        assertFalse(old.isReadOnly("/var/app/shop/lib"));
        assertFalse(old.isReadOnly("/usrlocal"));
    }

    @Test
    void temporaryFilesArePrivate() throws IOException {
        assertTrue(access(shop).isTemporary("/tmp/x"));
        assertFalse(access(shop.directive("PrivateTmp", "no")).isTemporary("/tmp/x"));
        assertTrue(access(shop.directive("ProtectSystem", "full")).isTemporary("/var/tmp/x"));
    }
}
