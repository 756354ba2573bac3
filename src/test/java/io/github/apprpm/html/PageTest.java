package io.github.apprpm.html;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageTest {
    @TempDir
    Path directory;

    private static Page page(String title) {
        return new Page(
                title,
                Element.of("header"),
                List.of(Section.of("a", "A", Element.of("p").text("text"))),
                ".shop { margin: 0; }\n",
                "// shop\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"script", "style"})
    void thePolicyAllowsOurScriptAndStyleByTheirDigest(String element) throws NoSuchAlgorithmException {
        String html = page("shop").html();
        Matcher content = Pattern.compile("<%1$s>(.*?)</%1$s>".formatted(element), Pattern.DOTALL)
                .matcher(html);
        assertTrue(content.find());
        byte[] digest =
                MessageDigest.getInstance("SHA-256").digest(content.group(1).getBytes(StandardCharsets.UTF_8));
        String allowed =
                "%s-src 'sha256-%s'".formatted(element, Base64.getEncoder().encodeToString(digest));
        assertTrue(html.contains(allowed), allowed);
        assertFalse(content.find(), "There are two");
    }

    @Test
    void aPageHasItsOwnStyleAndScriptBehindThoseOfAllPages() {
        String html = page("shop").html();
        assertTrue(html.indexOf("body {") < html.indexOf(".shop { margin: 0; }\n</style>"));
        assertTrue(html.indexOf("'use strict';") < html.indexOf("// shop\n</script>"));
    }

    @Test
    void thePolicyForbidsEverythingElse() {
        assertTrue(page("shop").html().contains("content=\"default-src 'none';"));
    }

    @Test
    void nothingComesFromElsewhere() {
        String html = page("shop").html();
        assertFalse(Pattern.compile("(src|href|action)=\"(?!#|data:,\")|@import|url\\(|https?://")
                .matcher(html)
                .find());
    }

    @Test
    void theTitleIsEscaped() {
        assertTrue(page("</title><script>").html().contains("<title>&lt;/title&gt;&lt;script&gt;</title>"));
    }

    @Test
    void whatLooksLikeAPlaceInTheTemplateStaysText() {
        assertTrue(page("@body@ $1 \\").html().contains("<title>@body@ $1 \\</title>"));
    }

    @Test
    void thePageIsWrittenWithItsDirectories() throws IOException {
        Path file = directory.resolve("a/b/page.html");
        page("shop").writeTo(file);
        assertEquals(page("shop").html(), Files.readString(file));
        try (Stream<Path> files = Files.list(file.getParent())) {
            assertEquals(List.of(file), files.toList());
        }
    }

    @Test
    void aPageThatCannotBeWrittenLeavesNothing() throws IOException {
        Path file = Files.createDirectories(directory.resolve("page.html/in-the-way"))
                .getParent();
        assertThrows(IOException.class, () -> page("shop").writeTo(file));
        try (Stream<Path> files = Files.list(directory)) {
            assertArrayEquals(new Object[] {file}, files.toArray());
        }
    }
}
