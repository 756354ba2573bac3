package io.github.apprpm.repository.metadata;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.function.Function;

/** One of the three files that have a part for each package, with the element around the parts as createrepo_c writes it. */
public enum MetadataKind {
    PRIMARY("metadata", " xmlns=\"%1$s/common\" xmlns:rpm=\"%1$s/rpm\"", PackageRecord::primary),
    FILELISTS("filelists", " xmlns=\"%s/filelists\"", PackageRecord::filelists),
    OTHER("otherdata", " xmlns=\"%s/other\"", PackageRecord::other);

    static final String NAMESPACES = "http://linux.duke.edu/metadata";

    private final String element;
    private final String attributes;
    private final Function<PackageRecord, byte[]> part;

    MetadataKind(String element, String attributes, Function<PackageRecord, byte[]> part) {
        this.element = element;
        this.attributes = attributes;
        this.part = part;
    }

    /** The name of the kind in {@code repomd.xml} and in names of files. */
    public String type() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** All before the first package. */
    byte[] head(int packages) {
        return (beforeCount() + packages + "\">\n").getBytes(StandardCharsets.UTF_8);
    }

    /** Whether bytes before the first package are those that createrepo_c and {@link #head} write. */
    boolean isHead(byte[] head) {
        String text = new String(head, StandardCharsets.UTF_8);
        return text.startsWith(beforeCount())
                && text.substring(beforeCount().length()).matches("\\d{1,10}\">\n");
    }

    private String beforeCount() {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<" + element + attributes.formatted(NAMESPACES)
                + " packages=\"";
    }

    /** All behind the last package. */
    byte[] tail() {
        return ("</" + element + ">").getBytes(StandardCharsets.UTF_8);
    }

    byte[] part(PackageRecord record) {
        return part.apply(record);
    }
}
