package io.github.apprpm.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.apprpm.rpm.RpmPackage;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever is put, the server stays well and shows nothing that is damaged. */
class HostileUploadTest {
    /** Where rpm's lead and the header of signatures begin and end. */
    private static final int LEAD_BYTES = 96;

    @TempDir
    Path directory;

    private RunningServer server;
    private byte[] rpm;
    private long header;
    private long payload;

    @BeforeEach
    void start() throws IOException {
        server = RunningServer.in(directory);
        Path file = SmallPackage.shop("1.0").writeTo(directory);
        rpm = Files.readAllBytes(file);
        header = RpmPackage.read(file).headerOffset();
        payload = RpmPackage.read(file).payloadOffset();
    }

    @AfterEach
    void nothingIsLeft() throws IOException {
        server.reindex();
        assertEquals(List.of(), server.failures());
        assertEquals(0, server.data().resolve(".incoming").toFile().list().length);
        server.close();
    }

    private List<Path> filed() throws IOException {
        try (Stream<Path> files = Files.walk(server.data().resolve("repositories"))) {
            return files.filter(file -> file.toString().endsWith(".rpm")).toList();
        }
    }

    @Test
    void atWhateverByteItIsCutItIsRefused() throws IOException {
        Random random = new Random(13);
        int[] cuts = IntStream.concat(
                        IntStream.of(
                                0,
                                1,
                                4,
                                LEAD_BYTES - 1,
                                LEAD_BYTES,
                                LEAD_BYTES + 8,
                                LEAD_BYTES + 16,
                                (int) header - 1,
                                (int) header,
                                (int) header + 16,
                                (int) payload - 1,
                                (int) payload,
                                (int) payload + 1,
                                rpm.length - 1),
                        random.ints(100, 1, rpm.length))
                .toArray();
        for (int cut : cuts) {
            HttpResponse<String> answer = server.put("/upload", Arrays.copyOf(rpm, cut));
            assertEquals(422, answer.statusCode(), cut + ": " + answer.body());
        }
        assertEquals(List.of(), filed());
    }

    @Test
    void aBitOfHeaderOrPayloadIsMissed() throws IOException {
        Random random = new Random(14);
        for (int i = 0; i < 200; i++) {
            byte[] mutant = rpm.clone();
            mutant[(int) header + random.nextInt(rpm.length - (int) header)] ^= (byte) (1 << random.nextInt(8));
            HttpResponse<String> answer = server.put("/upload", mutant);
            assertEquals(422, answer.statusCode(), answer.body());
        }
        assertEquals(List.of(), filed());
    }

    /** The number of entries and of bytes that a header says it has, of the signatures and of the package. */
    @ParameterizedTest
    @CsvSource({
        "8,7fffffff",
        "8,80000000",
        "8,ffffffff",
        "8,00100000",
        "12,7fffffff",
        "12,10000000",
        "12,ffffffff",
        "12,00000001",
        "8,00000000"
    })
    void aHeaderWithLyingCountsIsRefusedAtOnce(int offset, String count) throws IOException {
        for (long start : new long[] {LEAD_BYTES, header}) {
            byte[] mutant = rpm.clone();
            ByteBuffer.wrap(mutant).putInt((int) start + offset, Integer.parseUnsignedInt(count, 16));
            long begin = System.nanoTime();
            HttpResponse<String> answer = server.put("/upload", mutant);
            assertEquals(422, answer.statusCode(), answer.body());
            assertTrue(Duration.ofNanos(System.nanoTime() - begin).toSeconds() < 5);
        }
        assertEquals(List.of(), filed());
    }

    /** Entries of tag, type, offset and count: each of their words, in turn, is one that lies. */
    @Test
    void anIndexWithLyingEntriesIsRefused() throws IOException {
        int[] lies = {0, 1, -1, Integer.MAX_VALUE, Integer.MIN_VALUE, 0x10000000};
        int entries = ByteBuffer.wrap(rpm).getInt((int) header + 8);
        for (int entry = 0; entry < entries; entry++) {
            for (int word = 0; word < 4; word++) {
                byte[] mutant = rpm.clone();
                int lie = lies[(entry + word) % lies.length];
                ByteBuffer.wrap(mutant).putInt((int) header + 16 + entry * 16 + word * 4, lie);
                int status = server.put("/upload", mutant).statusCode();
                assertTrue(
                        status == 422 || Arrays.equals(mutant, rpm),
                        "entry %d, word %d: %d".formatted(entry, word, status));
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "shop|../x|422",
                "shop|..%2|422",
                "shop|/etc|422",
                "shop|a b|422",
                "shop|a\\n|422",
                "shop|.abc|422",
                "shop|<b>|422",
                "shop|\\u202e|422",
                "shop|a\\0|201",
                "1.0|../|422",
                "1.0|1/0|422",
                "1.el9|1-el9|422",
                "1.el9|1/el9|422",
                "A shop|<b>\"&'|201",
                "A shop|\\u202ea\\u202e|201",
                "A shop|a\\1b|422",
                "noarch|../../|422",
                "noarch|x86_64|201"
            })
    void aNameIsTakenIfItIsSafeAsAFile(String old, String escaped, int status) throws IOException {
        byte[] other = Arrays.copyOf(
                escaped.replace("\\u202e", "\u202e").translateEscapes().getBytes(StandardCharsets.UTF_8), old.length());
        byte[] mutant = rpm.clone();
        String text = new String(rpm, StandardCharsets.ISO_8859_1);
        int at = text.indexOf(old + "\0", (int) header);
        while (at >= 0 && at < payload) {
            System.arraycopy(other, 0, mutant, at, old.length());
            at = text.indexOf(old + "\0", at + 1);
        }
        HttpResponse<String> answer =
                server.put("/upload", new Mutants(rpm, (int) header, (int) payload).withDigest(mutant));
        assertEquals(status, answer.statusCode(), answer.body());
        try (Stream<Path> files = Files.walk(directory)) {
            assertEquals(
                    List.of(directory.resolve("shop-1.0-1.el9.noarch.rpm")),
                    files.filter(file -> file.toString().endsWith(".rpm"))
                            .filter(file -> !file.startsWith(server.data().resolve("repositories/apps")))
                            .toList());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "Content-Length: 1000,400",
        "Content-Length: -1,400",
        "Content-Length: 9999999999999999999999,400",
        "Transfer-Encoding: chunked,400"
    })
    void aClientThatLiesAboutItsContentIsRefused(String line, int status) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", server.uri("/").getPort())) {
            socket.setSoTimeout(10_000);
            OutputStream out = socket.getOutputStream();
            out.write("PUT /upload HTTP/1.1\r\nHost: x\r\n%s\r\n\r\nnot a chunk"
                    .formatted(line)
                    .getBytes(StandardCharsets.US_ASCII));
            socket.shutdownOutput();
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            assertTrue(answer.isEmpty() || answer.startsWith("HTTP/1.1 " + status), answer);
        }
        assertEquals(List.of(), filed());
    }

    @Test
    void oneThatSendsMoreThanItMayIsCutOff() throws IOException {
        server.close();
        server = RunningServer.in(directory, "largestPackage = 1K");
        assertEquals(413, server.put("/upload", rpm).statusCode());
        try (Socket socket = new Socket("127.0.0.1", server.uri("/").getPort())) {
            socket.setSoTimeout(20_000);
            OutputStream out = socket.getOutputStream();
            out.write("PUT /upload HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n"
                    .getBytes(StandardCharsets.US_ASCII));
            byte[] chunk = "400\r\n%s\r\n".formatted("a".repeat(0x400)).getBytes(StandardCharsets.US_ASCII);
            for (int i = 0; i < 4; i++) {
                out.write(chunk);
            }
            byte[] line = new byte[12];
            socket.getInputStream().readNBytes(line, 0, line.length);
            assertEquals("HTTP/1.1 413", new String(line, StandardCharsets.US_ASCII));
        }
    }
}
