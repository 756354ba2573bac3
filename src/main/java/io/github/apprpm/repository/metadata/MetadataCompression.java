package io.github.apprpm.repository.metadata;

import io.github.apprpm.model.PackagingException;
import java.util.Locale;

/** How the metadata are compressed. */
public enum MetadataCompression {
    /** Every client reads it, that of EL7 too. */
    GZ(".gz"),
    /** Smaller, for EL 8.4, Fedora 30, SUSE 15 and later. */
    ZSTD(".zst");

    private final String suffix;

    MetadataCompression(String suffix) {
        this.suffix = suffix;
    }

    String suffix() {
        return suffix;
    }

    /** @throws PackagingException if there is none of this name */
    public static MetadataCompression of(String name) {
        for (MetadataCompression compression : values()) {
            if (compression.name().toLowerCase(Locale.ROOT).equals(name)) {
                return compression;
            }
        }
        throw new PackagingException(
                "The <metadataCompression> '%s' is not known".formatted(name), "Set it to gz or zstd");
    }
}
