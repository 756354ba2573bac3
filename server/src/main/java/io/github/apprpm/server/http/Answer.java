package io.github.apprpm.server.http;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a client gets.
 *
 * @param content the bytes, if they are not those of a file
 * @param file whose bytes are sent, or the ranges that the client asks for
 * @param receiver takes what the client sends, and answers when it has; nothing else is sent
 * @param stream whose bytes are sent as they come; is closed then
 */
public record Answer(
        int status,
        Map<String, String> headers,
        byte[] content,
        Optional<Path> file,
        Optional<Receiver> receiver,
        Optional<InputStream> stream) {
    private static final String TEXT = "text/plain; charset=utf-8";

    /** A line for people and scripts. */
    public static Answer text(int status, String line) {
        return of(status, TEXT, (line + "\n").getBytes(StandardCharsets.UTF_8));
    }

    public static Answer html(String page) {
        return of(200, "text/html; charset=utf-8", page.getBytes(StandardCharsets.UTF_8));
    }

    public static Answer of(int status, String type, byte[] content) {
        return new Answer(
                status, Map.of("Content-Type", type), content, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** A file, with ranges and conditions. */
    public static Answer file(Path file, String type) {
        return new Answer(
                200, Map.of("Content-Type", type), new byte[0], Optional.of(file), Optional.empty(), Optional.empty());
    }

    /** What the receiver answers when all content has come; only then does a client that asked for leave send it. */
    public static Answer of(Receiver receiver) {
        return new Answer(202, Map.of(), new byte[0], Optional.empty(), Optional.of(receiver), Optional.empty());
    }

    /**
     * Bytes from elsewhere, where ranges and conditions were judged.
     *
     * @param length how many there are
     */
    public static Answer stream(int status, long length, InputStream in) {
        return new Answer(
                status,
                Map.of("Content-Length", Long.toString(length)),
                new byte[0],
                Optional.empty(),
                Optional.empty(),
                Optional.of(in));
    }

    public static Answer notFound() {
        return text(404, "There is nothing at this address.");
    }

    public Answer with(String header, String value) {
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.put(header, value);
        return new Answer(status, all, content, file, receiver, stream);
    }
}
