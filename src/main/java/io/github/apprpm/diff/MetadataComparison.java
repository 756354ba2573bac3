package io.github.apprpm.diff;

import io.github.apprpm.rpm.RpmHeader;
import io.github.apprpm.rpm.RpmPackage;
import io.github.apprpm.rpm.RpmTag;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Compares what packages say of themselves; not when, where and by what they were built. */
final class MetadataComparison {
    static final String LICENSE = "License";

    private MetadataComparison() {}

    static List<MetadataChange> of(RpmPackage before, RpmPackage after) {
        Map<String, Optional<String>> older = values(before);
        List<MetadataChange> changes = new ArrayList<>();
        values(after).forEach((name, value) -> {
            Optional<String> old = older.get(name);
            if (!old.equals(value)) {
                changes.add(new MetadataChange(name, new Change<>(old, value)));
            }
        });
        return changes;
    }

    private static Map<String, Optional<String>> values(RpmPackage rpm) {
        RpmHeader header = rpm.header();
        Map<String, Optional<String>> values = new LinkedHashMap<>();
        values.put("Name", Optional.of(rpm.name()));
        values.put("Architecture", Optional.of(rpm.architecture()));
        values.put("Operating system", header.string(RpmTag.OS));
        values.put("Summary", header.string(RpmTag.SUMMARY));
        values.put("Description", header.string(RpmTag.DESCRIPTION));
        values.put(LICENSE, header.string(RpmTag.LICENSE));
        values.put("URL", header.string(RpmTag.URL));
        values.put("Vendor", header.string(RpmTag.VENDOR));
        values.put("Packager", header.string(RpmTag.PACKAGER));
        values.put("Group", header.string(RpmTag.GROUP));
        values.put("Distribution", header.string(RpmTag.DISTRIBUTION));
        values.put("Relocations", joined(header.strings(RpmTag.PREFIXES)));
        values.put("Compression", header.string(RpmTag.PAYLOADCOMPRESSOR));
        values.put("Signed", Optional.of(rpm.isSigned() ? "yes" : "no"));
        return values;
    }

    private static Optional<String> joined(List<String> values) {
        return values.isEmpty() ? Optional.empty() : Optional.of(String.join(" ", values));
    }
}
