package io.github.apprpm.layout;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.apprpm.Refusal;
import io.github.apprpm.model.Content;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Properties are replaced in text of any encoding; no other byte changes. */
class FilterTest {
    private static final String TEXT = "title=Käse @v@\r\nmail=user@host.example @no.such@\n";
    private static final String FILTERED = "title=Käse 1.0\r\nmail=user@host.example @no.such@\n";

    @TempDir
    private Path directory;

    private byte[] filtered(byte[] bytes) throws IOException {
        Content content = Module.filter(Map.of("v", "1.0", "name", "Müller"))
                .content(Files.write(directory.resolve("file"), bytes));
        byte[] result = content.open().readAllBytes();
        assertEquals(result.length, content.size());
        return result;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UTF-8",
                "ISO-8859-1",
                "windows-1252",
                "IBM437",
                "UTF-16",
                "UTF-16BE",
                "UTF-16LE",
                "x-UTF-16LE-BOM"
            })
    void anyEncodingOfTextIsFiltered(String charset) throws IOException {
        Charset encoding = Charset.forName(charset);

        assertArrayEquals(FILTERED.getBytes(encoding), filtered(TEXT.getBytes(encoding)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Shift_JIS", "GBK", "Big5", "EUC-JP"})
    void eastAsianTextIsFiltered(String charset) throws IOException {
        Charset encoding = Charset.forName(charset);
        String text = "表示=ソ @v@ 能@\n";

        assertArrayEquals(text.replace("@v@", "1.0").getBytes(encoding), filtered(text.getBytes(encoding)));
    }

    @Test
    void aMarkStays() throws IOException {
        assertArrayEquals(
                ("\uFEFF" + FILTERED).getBytes(StandardCharsets.UTF_8),
                filtered(("\uFEFF" + TEXT).getBytes(StandardCharsets.UTF_8)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u0089BIN\0\u00ff@v@\u00fe@x@\0",
                "@v@\0",
                "\0@v@",
                "\u0001\u00ff@v@",
                "PK\3\4\24\0\10\0@v@",
                "\u00ff\u00fe@v@\0"
            })
    void aBinaryFileStays(String bytes) throws IOException {
        byte[] binary = bytes.getBytes(StandardCharsets.ISO_8859_1);

        assertArrayEquals(binary, filtered(binary));
    }

    @Test
    void bytesOfChanceStay() throws IOException {
        Random random = new Random(7);
        for (int i = 0; i < 200; i++) {
            byte[] bytes = new byte[300];
            random.nextBytes(bytes);
            System.arraycopy("@v@".getBytes(StandardCharsets.US_ASCII), 0, bytes, random.nextInt(290), 3);

            assertArrayEquals(bytes, filtered(bytes));
        }
    }

    @Test
    void aFileWithoutPropertiesIsReadFromDisk() throws IOException {
        Path file = Files.writeString(directory.resolve("x"), "a@b @no.such@");

        assertEquals(Content.OnDisk.of(file), Module.filter(Map.of()).content(file));
    }

    @Test
    void aValueBeyondAsciiNeedsAKnownEncoding() throws IOException {
        assertArrayEquals(
                "ä Müller".getBytes(StandardCharsets.UTF_8), filtered("ä @name@".getBytes(StandardCharsets.UTF_8)));
        assertArrayEquals(
                "ä Müller".getBytes(StandardCharsets.UTF_16), filtered("ä @name@".getBytes(StandardCharsets.UTF_16)));
        Refusal.of(() -> filtered("ä @name@".getBytes(StandardCharsets.ISO_8859_1)))
                .says(
                        "'" + directory.resolve("file") + "' is not UTF-8",
                        "'Müller' of @name@",
                        "Save the file in UTF-8");
    }
}
