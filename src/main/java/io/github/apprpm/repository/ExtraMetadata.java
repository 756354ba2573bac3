package io.github.apprpm.repository;

import io.github.apprpm.file.DigestOutput;
import io.github.apprpm.model.PackagingException;
import io.github.apprpm.repository.metadata.MetadataOutput;
import io.github.apprpm.repository.metadata.RepomdData;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
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
    private static final int BUFFER_BYTES = 1 << 16;

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

        /** What {@code repomd.xml} calls it. */
        public String type() {
            return type;
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
        require(kind, file);
        String ending = kind.fileName + (kind.isPacked ? ".gz" : "");
        Path unfinished = repodata.resolve(ending + MetadataOutput.UNFINISHED);
        long modified = Files.getLastModifiedTime(file).to(TimeUnit.SECONDS);
        try {
            DigestOutput bytes = new DigestOutput(Files.newOutputStream(unfinished));
            DigestOutput open = new DigestOutput(kind.isPacked ? new GZIPOutputStream(bytes, BUFFER_BYTES) : bytes);
            try (open) {
                Files.copy(file, open);
            }
            String digest = bytes.sha256();
            String name = digest + "-" + ending;
            Files.move(
                    unfinished,
                    repodata.resolve(name),
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
            RepomdData data = RepomdData.of(
                    kind.type, digest, open.sha256(), "repodata/" + name, modified, bytes.count(), open.count());
            return kind.isPacked ? data : withoutOpen(data);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    /** A file that is as it is has no digest and no size of what is in it. */
    private static RepomdData withoutOpen(RepomdData data) {
        return new RepomdData(
                data.type(),
                data.fields().stream()
                        .filter(field -> !field.name().startsWith("open-"))
                        .toList());
    }

    private static void require(Kind kind, Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new PackagingException(
                    "The <%s> '%s' %s"
                            .formatted(kind.parameter(), file, Files.exists(file) ? "is not a file" : "does not exist"),
                    "Correct the path, or leave <%s> out to keep what the repository has".formatted(kind.parameter()));
        }
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            boolean isRight = kind == Kind.MODULES ? hasLine(in, kind.mark) : root(in).equals(kind.mark);
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

    private static boolean hasLine(InputStream in, String mark) {
        return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                .lines()
                .anyMatch(line -> line.contains(mark));
    }

    /** The name of the root, after all was read. */
    private static String root(InputStream xml) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newInstance();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        XMLStreamReader reader = factory.createXMLStreamReader(xml);
        String root = "";
        while (reader.hasNext()) {
            if (reader.next() == XMLStreamReader.START_ELEMENT && root.isEmpty()) {
                root = reader.getLocalName();
            }
        }
        return root;
    }
}
