package io.github.apprpm.mojo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.apprpm.model.Attributes;
import io.github.apprpm.model.Content;
import io.github.apprpm.model.Entry.Directory;
import io.github.apprpm.model.Entry.RegularFile;
import io.github.apprpm.model.PackageVersion;
import io.github.apprpm.model.Payload;
import io.github.apprpm.model.Services;
import io.github.apprpm.model.Specs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

@Isolated("changes the locale of the JVM")
class PackageSummaryTest {
    @TempDir
    private Path directory;

    private List<String> lines(boolean written) throws IOException {
        Payload payload = Payload.of(List.of(
                new Directory("/srv/shop", Attributes.root(0755)),
                new RegularFile(
                        "/srv/shop/x",
                        Attributes.root(0644),
                        Set.of(),
                        new Content.Generated(new byte[2_345_678], "x"))));
        Path file = Files.write(directory.resolve("shop.rpm"), new byte[1234]);
        return new PackageSummary(
                        Specs.shop().with(new PackageVersion(2, "1.2.0", "1")).spec(),
                        payload,
                        Services.shop().withUser("sales").withMinimumJava(21).spec())
                .lines(file, written);
    }

    @Test
    void aFewLinesSayWhatWasMade() throws IOException {
        assertEquals(
                List.of(
                        "Package  shop 2:1.2.0-1",
                        "Size     1.2 kB, installed 2.3 MB in 1 file",
                        "Service  shop.service, port 8080, user sales, Java 21 or later",
                        "File     " + directory.resolve("shop.rpm")),
                lines(true));
    }

    @Test
    void anUnchangedPackageIsSaidToBe() throws IOException {
        assertEquals(
                "File     " + directory.resolve("shop.rpm") + " (unchanged)",
                lines(false).get(3));
    }

    @Test
    void numbersDoNotDependOnTheLocale() throws IOException {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
        try {
            assertEquals(
                    "Size     1.2 kB, installed 2.3 MB in 1 file", lines(true).get(1));
        } finally {
            Locale.setDefault(before);
        }
    }
}
