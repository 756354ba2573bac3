package io.github.apprpm.repository;

import io.github.apprpm.file.Sha256;
import io.github.apprpm.model.PackagingException;
import io.github.apprpm.repository.metadata.MetadataOutput;
import io.github.apprpm.repository.metadata.RepomdData;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Files of the administrator that a repository publishes beside its packages.
 *
 * @param files those that are given; what is published of other kinds stays
 */
public record ExtraMetadata(Map<Kind, Path> files) implements OtherMetadata {
    /** What such a file says. */
    public enum Kind {
        /** Groups of packages. */
        COMPS("group", "comps.xml", "comps", false),
        /** Advisories: which update is for security. */
        UPDATEINFO("updateinfo", "updateinfo.xml", "updates", true),
        /** Modules of EL8. */
        MODULES("modules", "modules.yaml", "document: modulemd", true);

        private final String type;
        private final String fileName;
        private final String mark;
        /** EL7's yum reads groups as they are. */
        private final boolean isPacked;

        Kind(String type, String fileName, String mark, boolean isPacked) {
            this.type = type;
            this.fileName = fileName;
            this.mark = mark;
            this.isPacked = isPacked;
        }

        /** The parameter that names the file. */
        String parameter() {
            return fileName.substring(0, fileName.indexOf('.'));
        }

        private boolean isIn(RepomdData published) {
            return published.type().equals(type) || published.type().startsWith(type + "_");
        }
    }

    public ExtraMetadata {
        files = files.isEmpty() ? Map.of() : new EnumMap<>(files);
    }

    /**
     * Writes the files, and replaces those of the same kinds.
     *
     * @throws PackagingException if one of them cannot be read, or is something else
     */
    @Override
    public List<RepomdData> in(Path repodata, List<RepomdData> published) throws IOException {
        List<RepomdData> all = new ArrayList<>(published);
        for (Map.Entry<Kind, Path> file : files.entrySet()) {
            Kind kind = file.getKey();
            RepomdData data = write(kind, file.getValue(), repodata);
            int place = (int) all.stream().takeWhile(each -> !kind.isIn(each)).count();
            all.removeIf(kind::isIn);
            all.add(place, data);
        }
        return all;
    }

    private static RepomdData write(Kind kind, Path file, Path repodata) throws IOException {
        byte[] open = read(kind, file);
        require(kind, file, open);
        byte[] bytes = kind.isPacked ? packed(open) : open;
        String name = Sha256.hex(bytes) + "-" + kind.fileName + (kind.isPacked ? ".gz" : "");
        Path target = repodata.resolve(name);
        if (!Files.exists(target)) {
            Path unfinished = repodata.resolve(name + MetadataOutput.UNFINISHED);
            try {
                Files.write(unfinished, bytes);
                Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(unfinished);
            }
        }
        long modified = Files.getLastModifiedTime(file).to(TimeUnit.SECONDS);
        return kind.isPacked
                ? RepomdData.of(
                        kind.type,
                        Sha256.hex(bytes),
                        Sha256.hex(open),
                        "repodata/" + name,
                        modified,
                        bytes.length,
                        open.length)
                : withoutOpen(
                        RepomdData.of(kind.type, Sha256.hex(bytes), "", "repodata/" + name, modified, bytes.length, 0));
    }

    /** A file that is as it is has no digest and no size of what is in it. */
    private static RepomdData withoutOpen(RepomdData data) {
        return new RepomdData(
                data.type(),
                data.fields().stream()
                        .filter(field -> !field.name().startsWith("open-"))
                        .toList());
    }

    private static byte[] read(Kind kind, Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new PackagingException(
                    "The <%s> '%s' %s"
                            .formatted(kind.parameter(), file, Files.exists(file) ? "is not a file" : "does not exist"),
                    "Correct the path, or leave <%s> out to keep what the repository has".formatted(kind.parameter()));
        }
        return Files.readAllBytes(file);
    }

    private static void require(Kind kind, Path file, byte[] open) {
        try {
            boolean isRight = kind == Kind.MODULES
                    ? new String(open, StandardCharsets.UTF_8).contains(kind.mark)
                    : root(open).equals(kind.mark);
            if (!isRight) {
                throw refusal(kind, file, "has no " + (kind == Kind.MODULES ? kind.mark : "<" + kind.mark + ">"), null);
            }
        } catch (XMLStreamException e) {
            throw refusal(
                    kind,
                    file,
                    "is not XML: " + e.getMessage().lines().findFirst().orElse(""),
                    e);
        }
    }

    private static PackagingException refusal(Kind kind, Path file, String why, Exception cause) {
        return new PackagingException(
                "The <%s> '%s' %s".formatted(kind.parameter(), file, why),
                "Name a file that is not compressed, such as " + kind.fileName,
                cause);
    }

    /** The name of the root, after all was read. */
    private static String root(byte[] xml) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newInstance();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        XMLStreamReader reader = factory.createXMLStreamReader(new ByteArrayInputStream(xml));
        String root = "";
        while (reader.hasNext()) {
            if (reader.next() == XMLStreamReader.START_ELEMENT && root.isEmpty()) {
                root = reader.getLocalName();
            }
        }
        return root;
    }

    private static byte[] packed(byte[] open) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(open);
        }
        return packed.toByteArray();
    }
}
