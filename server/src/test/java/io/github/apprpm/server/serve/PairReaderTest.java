package io.github.apprpm.server.serve;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PairReaderTest {
    @TempDir
    Path repodata;

    private final PairReader reader = new PairReader();

    private void write(String name, String text, Instant time) throws IOException {
        Files.writeString(repodata.resolve(name), text);
        Files.setLastModifiedTime(repodata.resolve(name), FileTime.from(time));
    }

    private String pair() throws IOException {
        MetadataPair pair = reader.read(repodata).orElseThrow();
        return new String(pair.repomd()) + pair.signature().map(String::new).orElse("");
    }

    @Test
    void betweenTheTwoRenamesThePairBeforeIsTheAnswer() throws IOException {
        Instant old = Instant.now();
        write("repomd.xml", "1", old);
        write("repomd.xml.asc", "a", old);
        assertEquals("1a", pair());
        write("repomd.xml.asc", "b", old.plusMillis(5));
        assertEquals("1a", pair());
        write("repomd.xml", "2", old.plusMillis(5));
        assertEquals("2b", pair());
    }

    @Test
    void filesOfOtherProgramsBelongTogetherWhenTheyAreSettled() throws IOException {
        Instant old = Instant.now().minusSeconds(10);
        write("repomd.xml", "1", old);
        write("repomd.xml.asc", "a", old.plusSeconds(1));
        assertEquals("1a", pair());
    }

    @Test
    void withoutASignatureThereIsOneHalf() throws IOException {
        write("repomd.xml", "1", Instant.now());
        assertEquals("1", pair());
        assertEquals(Optional.empty(), reader.read(repodata).orElseThrow().signature());
    }

    @Test
    void withoutMetadataThereIsNothing() throws IOException {
        write("repomd.xml", "1", Instant.now());
        assertEquals("1", pair());
        Files.delete(repodata.resolve("repomd.xml"));
        assertEquals(Optional.empty(), reader.read(repodata));
    }

    @Test
    void aPairIsReadOnceUntilItChanges() throws IOException {
        write("repomd.xml", "1", Instant.now());
        byte[] first = reader.read(repodata).orElseThrow().repomd();
        assertArrayEquals(first, reader.read(repodata).orElseThrow().repomd());
        assertEquals(true, first == reader.read(repodata).orElseThrow().repomd());
    }
}
