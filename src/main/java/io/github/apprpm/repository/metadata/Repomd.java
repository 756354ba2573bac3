package io.github.apprpm.repository.metadata;

import io.github.apprpm.model.PackagingException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What {@code repomd.xml} says: which files are the metadata of a repository.
 *
 * @param revision usually the time of the metadata, in seconds since 1970
 * @param tags what the repository says of itself, such as {@code distro}
 * @param data the files: primary, filelists, other, then the rest
 */
public record Repomd(String revision, List<RepomdData.Field> tags, List<RepomdData> data) {
    /** Where it lies, below the root of the repository. */
    public static final String PATH = "repodata/repomd.xml";

    public Repomd {
        tags = List.copyOf(tags);
        data = List.copyOf(data);
    }

    /**
     * Reads that of a repository.
     *
     * @param root the directory that has {@code repodata}
     * @return nothing if the directory has none
     * @throws PackagingException if the file is damaged
     */
    public static Optional<Repomd> read(Path root) throws IOException {
        Path file = root.resolve(PATH);
        return Files.exists(file) ? Optional.of(parse(Files.readAllBytes(file), file.toString())) : Optional.empty();
    }

    /**
     * @param name what messages call it
     * @throws PackagingException if it is damaged
     */
    public static Repomd parse(byte[] bytes, String name) {
        return RepomdXml.parse(bytes, name);
    }

    /** The first file of a type. */
    public Optional<RepomdData> find(String type) {
        return data.stream().filter(one -> one.type().equals(type)).findFirst();
    }

    /** The files that are not of packages, such as {@code updateinfo}; databases of the packages are none of them. */
    public List<RepomdData> others() {
        return data.stream().filter(one -> !isOfPackages(one.type())).toList();
    }

    /** Those three, the databases with the same contents, and their variants for partial downloads. */
    private static boolean isOfPackages(String type) {
        for (MetadataKind kind : MetadataKind.values()) {
            if (type.equals(kind.type()) || type.startsWith(kind.type() + "_")) {
                return true;
            }
        }
        return false;
    }

    /** The same with other files beside those of the packages. */
    public Repomd withOthers(List<RepomdData> others) {
        List<RepomdData> all = new ArrayList<>(
                data.stream().filter(one -> isOfPackages(one.type())).toList());
        all.addAll(others);
        return new Repomd(revision, tags, all);
    }

    /** The bytes of the file, as createrepo_c writes it. */
    public byte[] bytes() {
        StringBuilder xml = new StringBuilder(
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<repomd xmlns=\"%1$s/repo\" xmlns:rpm=\"%1$s/rpm\">\n"
                        .formatted(MetadataKind.NAMESPACES));
        append(xml, "  ", new RepomdData.Field("revision", Map.of(), revision));
        if (!tags.isEmpty()) {
            xml.append("  <tags>\n");
            for (RepomdData.Field tag : tags) {
                append(xml, "    ", tag);
            }
            xml.append("  </tags>\n");
        }
        for (RepomdData one : data) {
            xml.append("  <data type=\"").append(escaped(one.type())).append("\">\n");
            for (RepomdData.Field field : one.fields()) {
                append(xml, "    ", field);
            }
            xml.append("  </data>\n");
        }
        return xml.append("</repomd>\n").toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void append(StringBuilder xml, String indentation, RepomdData.Field field) {
        xml.append(indentation).append('<').append(field.name());
        field.attributes()
                .forEach((name, value) -> xml.append(' ')
                        .append(name)
                        .append("=\"")
                        .append(escaped(value))
                        .append('"'));
        if (field.text().isEmpty()) {
            xml.append("/>\n");
        } else {
            xml.append('>')
                    .append(escaped(field.text()))
                    .append("</")
                    .append(field.name())
                    .append(">\n");
        }
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
