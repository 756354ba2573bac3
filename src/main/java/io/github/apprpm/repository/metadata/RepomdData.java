package io.github.apprpm.repository.metadata;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A file that {@code repomd.xml} names: its {@code data} record, with those elements that we do not know.
 *
 * @param type such as {@code primary} or {@code updateinfo}
 * @param fields the elements within, in their order
 */
public record RepomdData(String type, List<Field> fields) {
    /**
     * An element of the record.
     *
     * @param attributes by their names, in their order
     */
    public record Field(String name, Map<String, String> attributes, String text) {}

    public RepomdData {
        fields = List.copyOf(fields);
    }

    /**
     * A file of ours, its elements in createrepo_c's order.
     *
     * @param checksum the SHA-256 of the file
     * @param openChecksum the same of what is in it, when it is compressed
     * @param href the path below the root of the repository
     * @param timestamp seconds since 1970
     * @param size the bytes of the file
     * @param openSize the bytes of what is in it
     */
    public static RepomdData of(
            String type, String checksum, String openChecksum, String href, long timestamp, long size, long openSize) {
        Map<String, String> sha256 = Map.of("type", "sha256");
        return new RepomdData(
                type,
                List.of(
                        new Field("checksum", sha256, checksum),
                        new Field("open-checksum", sha256, openChecksum),
                        new Field("location", Map.of("href", href), ""),
                        new Field("timestamp", Map.of(), Long.toString(timestamp)),
                        new Field("size", Map.of(), Long.toString(size)),
                        new Field("open-size", Map.of(), Long.toString(openSize))));
    }

    /** The path of the file below the root of the repository. */
    public String href() {
        return field("location")
                .map(location -> location.attributes().get("href"))
                .orElse("");
    }

    /** An element, if the record has it. */
    public Optional<Field> field(String name) {
        return fields.stream().filter(field -> field.name().equals(name)).findFirst();
    }

    /** When the file was written, in seconds since 1970; 0 if the record does not say it. */
    public long timestamp() {
        return field("timestamp")
                .map(Field::text)
                .filter(text -> text.matches("\\d{1,18}"))
                .map(Long::valueOf)
                .orElse(0L);
    }
}
