package io.github.apprpm.check;

import static io.github.apprpm.check.Sample.JAR;
import static io.github.apprpm.check.Sample.TIME;
import static io.github.apprpm.check.Sample.shop;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.apprpm.model.Payload;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("tool")
class ArchiveRulesTest {
    private static final String ARCHIVE = "/opt/shop/shop.jsa";

    @TempDir
    private Path directory;

    private static List<String> warnings(Sample sample, Waiver... accepted) throws IOException {
        return ArchiveRules.warnings(Payload.of(sample.entries().values()), TIME, List.of(accepted));
    }

    @Test
    void anArchiveThatWasMadeWithThePackagedJarIsFine() throws IOException {
        Sample sample = shop().archive(ARCHIVE, TIME);

        Verdict.of(sample.writeTo(directory)).isClean();
        assertEquals(List.of(), warnings(sample));
    }

    @Test
    void anArchiveThatWasMadeWithAJarOfAnotherTimeIsFound() throws IOException {
        Sample sample = shop().archive(ARCHIVE, TIME.minusSeconds(60));

        Verdict.of(sample.writeTo(directory))
                .finds(
                        Rule.CLASS_ARCHIVE_VOID,
                        "'" + ARCHIVE + "'",
                        "'" + JAR + "' of 2026-11-20T09:59:00Z",
                        "the time 2026-11-20T10:00:00Z");
        assertEquals(2, warnings(sample).size());
        assertEquals(List.of(), warnings(sample, Waiver.of("class-archive-void", ARCHIVE, "it is made again")));
    }

    @Test
    void anArchiveOfOtherJarsIsFine() throws IOException {
        Sample sample = shop().archive(ARCHIVE, TIME.minusSeconds(60)).file(JAR, 0644, "another application");

        Verdict.of(sample.writeTo(directory)).isClean();
        assertEquals(List.of(), warnings(sample));
    }
}
