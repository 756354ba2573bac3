package io.github.apprpm.diff;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import io.github.apprpm.diff.LineDiff.Hunk;
import io.github.apprpm.diff.LineDiff.Line;
import io.github.apprpm.library.Library;
import io.github.apprpm.rpm.PackageScript;
import io.github.apprpm.rpm.PackagedFile;
import io.github.apprpm.rpm.RpmPackage;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What differs, for machines; values that are not there are left out. */
public final class DiffJson {
    private final PackageDiff diff;
    private final JsonGenerator json;

    private DiffJson(PackageDiff diff, JsonGenerator json) {
        this.diff = diff;
        this.json = json;
    }

    /**
     * One JSON object.
     *
     * @param surprises what a policy does not allow
     */
    public static String of(PackageDiff diff, List<ForbiddenChange> surprises) throws IOException {
        StringWriter text = new StringWriter();
        DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            json.setPrettyPrinter(
                    new DefaultPrettyPrinter().withObjectIndenter(indenter).withArrayIndenter(indenter));
            new DiffJson(diff, json).write(surprises);
        }
        return text.append('\n').toString();
    }

    private interface Item<T> {
        void write(T item) throws IOException;
    }

    private <T> void array(String name, Iterable<T> items, Item<T> item) throws IOException {
        json.writeArrayFieldStart(name);
        for (T each : items) {
            json.writeStartObject();
            item.write(each);
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private <T> void object(String name, Optional<T> value, Item<T> item) throws IOException {
        if (value.isPresent()) {
            json.writeObjectFieldStart(name);
            item.write(value.get());
            json.writeEndObject();
        }
    }

    private void strings(String name, List<String> values) throws IOException {
        json.writeArrayFieldStart(name);
        for (String value : values) {
            json.writeString(value);
        }
        json.writeEndArray();
    }

    private void both(Change<String> change) throws IOException {
        if (change.before().isPresent()) {
            json.writeStringField("before", change.before().get());
        }
        if (change.after().isPresent()) {
            json.writeStringField("after", change.after().get());
        }
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private void write(List<ForbiddenChange> surprises) throws IOException {
        json.writeStartObject();
        json.writeStringField("summary", new DiffSummary(diff).line());
        object("before", Optional.of(diff.before()), this::side);
        object("after", Optional.of(diff.after()), this::side);
        json.writeStringField("versionOrder", word(diff.versionOrder()));
        array("surprises", surprises, surprise -> {
            json.writeStringField("word", surprise.word());
            strings("what", surprise.what());
        });
        array("metadata", diff.metadata(), change -> {
            json.writeStringField("name", change.name());
            both(change.value());
        });
        array("dependencies", diff.dependencies(), change -> {
            json.writeStringField("kind", change.kind().word());
            json.writeStringField("change", word(change.dependency().kind()));
            both(change.dependency().map(Object::toString));
        });
        array("libraries", diff.libraries(), this::library);
        array("scriptlets", diff.scriptlets(), this::scriptlet);
        object("triggers", Optional.of(diff.triggers()), this::hunks);
        array("files", diff.files(), this::file);
        object("size", Optional.of(diff.size()), this::size);
        json.writeEndObject();
    }

    private void side(RpmPackage rpm) throws IOException {
        json.writeStringField("file", rpm.file().getFileName().toString());
        json.writeStringField("name", rpm.name());
        json.writeStringField("evr", rpm.evr());
        json.writeStringField("architecture", rpm.architecture());
        json.writeNumberField("size", rpm.size());
        json.writeNumberField("installedSize", InstalledSize.of(rpm));
    }

    private void library(LibraryChange change) throws IOException {
        json.writeStringField("id", change.id());
        json.writeStringField("change", word(change.kind()));
        both(new Change<>(
                change.coordinates().before().flatMap(coordinates -> coordinates.version()),
                change.coordinates().after().flatMap(coordinates -> coordinates.version())));
        array("places", change.places(), place -> both(place.map(Library::path)));
        if (!change.inside().isEmpty()) {
            array("inside", change.inside(), this::library);
        }
    }

    private void scriptlet(ScriptletChange change) throws IOException {
        json.writeStringField("name", change.name());
        json.writeStringField("change", word(change.script().kind()));
        object(
                "interpreter",
                Optional.of(change.script()),
                script -> both(script.map(PackageScript::interpreter).map(words -> String.join(" ", words))));
        hunks(change.lines());
    }

    private void hunks(LineDiff lines) throws IOException {
        array("hunks", lines.hunks(), this::hunk);
    }

    private void hunk(Hunk hunk) throws IOException {
        json.writeNumberField("before", hunk.before());
        json.writeNumberField("after", hunk.after());
        strings("lines", hunk.lines().stream().map(Line::toString).toList());
    }

    private void file(FileChange change) throws IOException {
        json.writeStringField("path", change.path());
        json.writeStringField("role", word(change.role()));
        json.writeStringField("change", word(change.file().kind()));
        strings("aspects", change.aspects().stream().map(DiffJson::word).toList());
        object("before", change.file().before(), this::attributes);
        object("after", change.file().after(), this::attributes);
        if (change.lines().isPresent()) {
            hunks(change.lines().get());
        }
    }

    private void attributes(PackagedFile file) throws IOException {
        json.writeStringField("path", file.path());
        json.writeStringField("type", FileWords.type(file));
        json.writeStringField("mode", "%04o".formatted(file.permissions()));
        json.writeStringField("owner", file.owner());
        json.writeStringField("group", file.group());
        strings("flags", FileFlagWords.of(file));
        if (file.isSymlink()) {
            json.writeStringField("link", file.linkTarget());
        }
        if (file.isRegular()) {
            json.writeNumberField("size", file.size());
            json.writeStringField("digest", file.digest());
        }
    }

    private void size(List<SizeChange> causes) throws IOException {
        json.writeNumberField("before", diff.installedBefore());
        json.writeNumberField("after", diff.installedAfter());
        json.writeNumberField("change", diff.installedAfter() - diff.installedBefore());
        array("causes", causes, cause -> {
            json.writeStringField("cause", cause.cause());
            json.writeNumberField("bytes", cause.bytes());
        });
    }
}
