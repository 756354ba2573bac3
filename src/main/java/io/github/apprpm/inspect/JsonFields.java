package io.github.apprpm.inspect;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.apprpm.text.Time;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Writes the fields of a document of which each is always there: null, or an empty array, where there is no value. */
final class JsonFields {
    private final JsonGenerator json;

    JsonFields(JsonGenerator json) {
        this.json = json;
    }

    /** Writes one value of an array. */
    @FunctionalInterface
    interface ValueWriter<T> {
        void write(T value) throws IOException;
    }

    <T> void array(String name, List<T> values, ValueWriter<T> writer) throws IOException {
        json.writeArrayFieldStart(name);
        for (T value : values) {
            writer.write(value);
        }
        json.writeEndArray();
    }

    void string(String name, Optional<String> value) throws IOException {
        json.writeFieldName(name);
        json.writeString(value.orElse(null));
    }

    /** A text that stands for no value if it is empty. */
    void string(String name, String text) throws IOException {
        string(name, Optional.of(text).filter(value -> !value.isEmpty()));
    }

    void number(String name, Optional<Long> value) throws IOException {
        if (value.isPresent()) {
            json.writeNumberField(name, value.get());
        } else {
            json.writeNullField(name);
        }
    }

    /** A point in time; no value if it is not one. */
    void time(String name, long seconds) throws IOException {
        string(
                name,
                Time.isTime(seconds)
                        ? Optional.of(Instant.ofEpochSecond(seconds).toString())
                        : Optional.empty());
    }
}
