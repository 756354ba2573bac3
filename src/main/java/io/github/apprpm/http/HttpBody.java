package io.github.apprpm.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The body of a request, read anew each time that the request is sent, and never in memory as a whole.
 *
 * @param type its media type, or an empty text if it has none
 */
public record HttpBody(String type, List<Piece> pieces) {
    /** No bytes. */
    public static final HttpBody EMPTY = new HttpBody("", List.of());

    /** Bytes in a row. */
    public sealed interface Piece {
        long size() throws IOException;

        InputStream open() throws IOException;
    }

    /** Bytes in memory. */
    record TextPiece(byte[] bytes) implements Piece {
        @Override
        public long size() {
            return bytes.length;
        }

        @Override
        public InputStream open() {
            return new ByteArrayInputStream(bytes);
        }
    }

    /** The bytes of a file. */
    record FilePiece(Path file) implements Piece {
        @Override
        public long size() throws IOException {
            return Files.size(file);
        }

        @Override
        public InputStream open() throws IOException {
            return Files.newInputStream(file);
        }
    }

    public HttpBody {
        pieces = List.copyOf(pieces);
    }

    public static HttpBody of(String type, Path file) {
        return new HttpBody(type, List.of(new FilePiece(file)));
    }

    public static HttpBody of(String type, byte[] bytes) {
        return new HttpBody(type, List.of(new TextPiece(bytes.clone())));
    }

    public static HttpBody json(String text) {
        return of("application/json", text.getBytes(StandardCharsets.UTF_8));
    }

    /** A form (RFC 7578) with texts and one file. */
    public static HttpBody form(Map<String, String> texts, String fileField, Path file) {
        String boundary = "apprpm-" + UUID.randomUUID(); // a package may have any text that is known before
        List<Piece> pieces = new ArrayList<>();
        texts.forEach((name, text) -> pieces.add(piece(
                "--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n".formatted(boundary, name, text))));
        pieces.add(piece(("--%s\r\nContent-Disposition: form-data; name=\"%s\"; filename=\"%s\"\r\n"
                        + "Content-Type: application/x-rpm\r\n\r\n")
                .formatted(boundary, fileField, file.getFileName().toString().replace("\"", "%22"))));
        pieces.add(new FilePiece(file));
        pieces.add(piece("\r\n--%s--\r\n".formatted(boundary)));
        return new HttpBody("multipart/form-data; boundary=" + boundary, pieces);
    }

    private static Piece piece(String text) {
        return new TextPiece(text.getBytes(StandardCharsets.UTF_8));
    }

    /** In bytes. */
    public long size() throws IOException {
        long size = 0;
        for (Piece piece : pieces) {
            size += piece.size();
        }
        return size;
    }
}
