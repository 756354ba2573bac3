package io.github.apprpm.mojo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.apprpm.Refusal;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HtmlPagesTest {
    private static final Path RPM = Path.of("target/shop-1.0-1.noarch.rpm");
    private static final Optional<Path> DIRECTORY = Optional.of(Path.of("target/apprpm"));
    private static final Optional<Path> GIVEN = Optional.of(Path.of("shop.html"));

    @Test
    void thePageOfOnePackageIsNamedAfterTheGoal() {
        assertEquals(
                Optional.of(Path.of("target/apprpm/inspect.html")),
                new HtmlPages(Optional.empty(), DIRECTORY, "inspect").page(RPM, 1));
    }

    @Test
    void thePagesOfSeveralAreNamedAfterTheirPackages() {
        assertEquals(
                Optional.of(Path.of("target/apprpm/inspect-shop-1.0-1.noarch.html")),
                new HtmlPages(Optional.empty(), DIRECTORY, "inspect").page(RPM, 2));
    }

    @Test
    void theFileThatTheUserNamesIsTaken() {
        assertEquals(GIVEN, new HtmlPages(GIVEN, DIRECTORY, "inspect").page(RPM, 1));
        assertEquals(GIVEN, new HtmlPages(GIVEN, Optional.empty(), "inspect").page(RPM, 1));
    }

    @Test
    void ofSomebodysFileThereIsNoPageUnlessOneIsNamed() {
        assertEquals(Optional.empty(), new HtmlPages(Optional.empty(), Optional.empty(), "inspect").page(RPM, 1));
    }

    @Test
    void oneFileForTwoPagesIsRefused() {
        Refusal.of(() -> new HtmlPages(GIVEN, DIRECTORY, "inspect").page(RPM, 2))
                .says("The <htmlFile> 'shop.html' is for one page, but there are 2 packages", "Remove <htmlFile>");
    }
}
