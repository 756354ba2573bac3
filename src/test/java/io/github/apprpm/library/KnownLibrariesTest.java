package io.github.apprpm.library;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KnownLibrariesTest {
    @Test
    void aFileOfTheBuildIsFoundAgainByItsBytes(@TempDir Path directory) throws IOException {
        Path jar = Files.write(directory.resolve("hats-1.0.jar"), Zip.jar().bytes());
        Coordinates hats = Coordinates.of("com.acme", "hats", "1.0");
        Coordinates shop = Coordinates.of("com.acme", "shop", "1.0");

        KnownLibraries known = KnownLibraries.of(Map.of(jar, hats), shop);

        assertEquals(
                hats,
                Installed.file("a.jar", Zip.jar()).knowing(known).library().coordinates());
    }
}
