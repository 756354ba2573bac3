package io.github.apprpm.server.audit;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** An entry as a line of JSON. */
final class AuditLine {
    private static final JsonFactory JSON = new JsonFactory();

    private AuditLine() {}

    static String of(AuditEntry entry) {
        StringWriter line = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(line)) {
            json.writeStartObject();
            json.writeStringField("time", entry.time().toString());
            json.writeStringField("who", entry.who());
            json.writeStringField("action", entry.action());
            json.writeStringField("what", entry.what());
            json.writeStringField("why", entry.why());
            json.writeEndObject();
        } catch (IOException e) { // a string takes everything
            throw new UncheckedIOException(e);
        }
        return line.append('\n').toString();
    }

    /** @return nothing if the line was cut off or damaged */
    static Optional<AuditEntry> parse(String line) {
        try (JsonParser json = JSON.createParser(line)) {
            Map<String, String> fields = new HashMap<>();
            for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
                if (token == JsonToken.VALUE_STRING) {
                    fields.put(json.currentName(), json.getText());
                }
            }
            return Optional.of(new AuditEntry(
                    Instant.parse(fields.getOrDefault("time", "")),
                    fields.getOrDefault("who", ""),
                    fields.getOrDefault("action", ""),
                    fields.getOrDefault("what", ""),
                    fields.getOrDefault("why", "")));
        } catch (IOException | DateTimeException e) {
            return Optional.empty();
        }
    }
}
