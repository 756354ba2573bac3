package io.github.apprpm.inspect;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import io.github.apprpm.model.DependencyKind;
import io.github.apprpm.openpgp.Signature;
import io.github.apprpm.openpgp.SignaturePacket;
import io.github.apprpm.rpm.HardLinks;
import io.github.apprpm.rpm.PackageDependency;
import io.github.apprpm.rpm.PackagedFile;
import io.github.apprpm.rpm.RpmHeader;
import io.github.apprpm.rpm.RpmPackage;
import io.github.apprpm.rpm.RpmTag;
import java.io.IOException;
import java.io.Writer;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A package as a JSON document. Each name is always there; what the package does not say is null, or an empty array.
 * {@code docs/inspect.md} describes it: a name that is there stays, and new ones may come.
 */
final class InspectionJson {
    /** Raised when a name goes, or means something else. */
    private static final int FORMAT = 1;

    private final RpmPackage rpm;
    private final RpmHeader header;
    private final JsonGenerator json;
    private final JsonFields fields;

    private InspectionJson(RpmPackage rpm, JsonGenerator json) {
        this.rpm = rpm;
        this.header = rpm.header();
        this.json = json;
        this.fields = new JsonFields(json);
    }

    static void write(RpmPackage rpm, Writer target) throws IOException {
        DefaultIndenter lines = new DefaultIndenter("  ", "\n");
        try (JsonGenerator json = new JsonFactory().createGenerator(target)) {
            json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            json.setPrettyPrinter(
                    new DefaultPrettyPrinter().withObjectIndenter(lines).withArrayIndenter(lines));
            new InspectionJson(rpm, json).write();
            json.writeRaw('\n');
        }
    }

    private void write() throws IOException {
        json.writeStartObject();
        json.writeNumberField("format", FORMAT);
        json.writeStringField("file", rpm.file().getFileName().toString());
        json.writeNumberField("bytes", rpm.size());
        identity();
        texts();
        build();
        dependencies();
        scripts();
        triggers();
        changelog();
        payload();
        fields.array("digests", PackageDigest.of(rpm), this::digest);
        fields.array("signatures", PackageSignature.of(rpm), this::signature);
        files();
        json.writeEndObject();
    }

    private void identity() throws IOException {
        json.writeStringField("name", rpm.name());
        fields.number("epoch", header.number(RpmTag.EPOCH).stream().boxed().findFirst());
        json.writeStringField("version", rpm.version());
        json.writeStringField("release", rpm.release());
        json.writeStringField("architecture", rpm.architecture());
        json.writeStringField("evr", rpm.evr());
        json.writeStringField("nevra", rpm.nevra());
        json.writeBooleanField("source", rpm.isSource());
        text("os", RpmTag.OS);
    }

    private void texts() throws IOException {
        text("summary", RpmTag.SUMMARY);
        text("description", RpmTag.DESCRIPTION);
        text("group", RpmTag.GROUP);
        translations();
        text("license", RpmTag.LICENSE);
        text("url", RpmTag.URL);
        text("bugUrl", RpmTag.BUGURL);
        text("vcs", RpmTag.VCS);
        text("vendor", RpmTag.VENDOR);
        text("packager", RpmTag.PACKAGER);
        text("distribution", RpmTag.DISTRIBUTION);
        text("distTag", RpmTag.DISTTAG);
    }

    /** The first language is the one of the plain fields. */
    private void translations() throws IOException {
        List<String> languages = header.strings(RpmTag.HEADERI18NTABLE);
        json.writeObjectFieldStart("translations");
        for (int i = 1; i < languages.size(); i++) {
            json.writeObjectFieldStart(languages.get(i));
            translation("summary", RpmTag.SUMMARY, i);
            translation("description", RpmTag.DESCRIPTION, i);
            translation("group", RpmTag.GROUP, i);
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    private void translation(String name, int tag, int language) throws IOException {
        List<String> texts = header.strings(tag);
        boolean exists = language < texts.size() && !texts.get(language).isEmpty();
        fields.string(name, exists ? Optional.of(texts.get(language)) : Optional.empty());
    }

    private void build() throws IOException {
        fields.time("buildTime", header.number(RpmTag.BUILDTIME).orElse(-1));
        text("buildHost", RpmTag.BUILDHOST);
        text("sourceRpm", RpmTag.SOURCERPM);
        text("rpmVersion", RpmTag.RPMVERSION);
        json.writeNumberField("rpmFormat", PackageFormat.of(rpm));
        text("platform", RpmTag.PLATFORM);
        text("encoding", RpmTag.ENCODING);
        fields.number("installedBytes", firstNumber(RpmTag.LONGSIZE, RpmTag.SIZE));
        fields.array("prefixes", header.strings(RpmTag.PREFIXES), json::writeString);
    }

    private void dependencies() throws IOException {
        json.writeObjectFieldStart("dependencies");
        for (DependencyKind kind : DependencyKind.values()) {
            fields.array(kind.word(), rpm.dependencies(kind), this::dependency);
        }
        json.writeEndObject();
    }

    private void dependency(PackageDependency dependency) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", dependency.name());
        fields.string("comparison", dependency.comparison());
        fields.string("version", dependency.version());
        fields.array("flags", DependencyFlag.of(dependency.flags()), json::writeString);
        json.writeEndObject();
    }

    private void scripts() throws IOException {
        fields.array("scripts", rpm.scripts(), script -> {
            json.writeStartObject();
            json.writeStringField("phase", script.phase().word());
            fields.array("interpreter", script.interpreter(), json::writeString);
            fields.string("body", script.body());
            json.writeEndObject();
        });
    }

    private void triggers() throws IOException {
        fields.array("triggers", rpm.triggers(), trigger -> {
            json.writeStartObject();
            json.writeStringField(
                    "watches",
                    switch (trigger.kind()) {
                        case PACKAGE -> "packages";
                        case FILE -> "files";
                        case TRANSACTION_FILE -> "filesOfTransaction";
                    });
            fields.string("action", trigger.action().word());
            fields.array("conditions", trigger.conditions(), this::dependency);
            fields.number("priority", trigger.priority().stream().boxed().findFirst());
            fields.array(
                    "interpreter",
                    trigger.interpreter().isEmpty() ? List.of() : List.of(trigger.interpreter()),
                    json::writeString);
            fields.string("body", trigger.body());
            json.writeEndObject();
        });
    }

    private void changelog() throws IOException {
        long[] times = header.numbers(RpmTag.CHANGELOGTIME);
        List<String> authors = header.strings(RpmTag.CHANGELOGNAME);
        List<String> texts = header.strings(RpmTag.CHANGELOGTEXT);
        json.writeArrayFieldStart("changelog");
        for (int i = 0; i < texts.size(); i++) {
            json.writeStartObject();
            fields.time("time", i < times.length ? times[i] : -1);
            fields.string("author", i < authors.size() ? Optional.of(authors.get(i)) : Optional.empty());
            json.writeStringField("text", texts.get(i));
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void payload() throws IOException {
        json.writeObjectFieldStart("payload");
        text("format", RpmTag.PAYLOADFORMAT);
        text("compressor", RpmTag.PAYLOADCOMPRESSOR);
        text("level", RpmTag.PAYLOADFLAGS);
        json.writeNumberField("offset", rpm.payloadOffset());
        json.writeNumberField("bytes", rpm.size() - rpm.payloadOffset());
        fields.number("archiveBytes", PackageFormat.archiveBytes(rpm));
        json.writeEndObject();
    }

    private void digest(PackageDigest digest) throws IOException {
        json.writeStartObject();
        json.writeStringField("of", digest.of());
        fields.string("algorithm", digest.algorithm());
        json.writeStringField("value", digest.value());
        json.writeEndObject();
    }

    private void signature(PackageSignature of) throws IOException {
        Optional<Signature> signature = of.signature();
        json.writeStartObject();
        json.writeStringField("of", of.kind().coversPayload() ? "headerAndPayload" : "header");
        json.writeStringField("tag", of.kind().name().toLowerCase(Locale.ROOT));
        fields.string(
                "algorithm",
                signature
                        .map(Signature::algorithm)
                        .or(() -> of.newer().map(packet -> packet.algorithms().keyWord())));
        fields.string(
                "hash",
                signature
                        .map(Signature::hash)
                        .or(() -> of.newer().map(packet -> packet.algorithms().rpmDigestWord())));
        fields.time(
                "time",
                signature.map(Signature::time).map(Instant::getEpochSecond).orElse(-1L));
        fields.string(
                "keyId", signature.map(Signature::keyId).or(() -> of.newer().map(SignaturePacket::keyId)));
        fields.string("fingerprint", signature.flatMap(Signature::fingerprint));
        json.writeEndObject();
    }

    private void files() throws IOException {
        Optional<String> algorithm = PackageDigest.ofFiles(rpm);
        HardLinks links = HardLinks.of(rpm.files());
        fields.array("files", rpm.files(), file -> {
            FileMode.Type type = FileMode.type(file.mode());
            json.writeStartObject();
            json.writeStringField("path", file.path());
            json.writeStringField("type", type.word());
            json.writeStringField("mode", "%04o".formatted(file.permissions()));
            json.writeStringField("owner", file.owner());
            json.writeStringField("group", file.group());
            json.writeNumberField("bytes", file.isDirectory() ? 0 : file.size());
            fields.time("time", file.mtime());
            json.writeNumberField("links", links.count(file));
            fields.string("target", file.linkTarget());
            device(file, type);
            digest(file, algorithm);
            fields.array("flags", FileFlags.of(file.flags()), json::writeString);
            fields.array("unverified", FileFlags.unverified(file.verifyFlags()), json::writeString);
            fields.string("capabilities", file.capabilities());
            fields.string("language", file.language());
            json.writeEndObject();
        });
    }

    private void device(PackagedFile file, FileMode.Type type) throws IOException {
        if (!type.isDevice()) {
            json.writeNullField("device");
            return;
        }
        json.writeObjectFieldStart("device");
        json.writeNumberField("major", FileMode.major(file));
        json.writeNumberField("minor", FileMode.minor(file));
        json.writeEndObject();
    }

    private void digest(PackagedFile file, Optional<String> algorithm) throws IOException {
        if (file.digest().isEmpty()) {
            json.writeNullField("digest");
            return;
        }
        json.writeObjectFieldStart("digest");
        fields.string("algorithm", algorithm);
        json.writeStringField("value", file.digest());
        json.writeEndObject();
    }

    private void text(String name, int tag) throws IOException {
        fields.string(name, header.string(tag));
    }

    private Optional<Long> firstNumber(int... tags) {
        for (int tag : tags) {
            if (header.number(tag).isPresent()) {
                return header.number(tag).stream().boxed().findFirst();
            }
        }
        return Optional.empty();
    }
}
