package io.github.apprpm.repository.metadata;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Packages that follow one another in all three files.
 *
 * @param primary their parts, one behind the other
 */
record MetadataSegment(byte[] primary, byte[] filelists, byte[] other) {
    /** @throws IllegalArgumentException if they are not of the same packages */
    List<PackageRecord> records() {
        List<PackageFacts> facts = PrimaryText.facts(primary);
        List<byte[]> primaries = PrimaryText.split(primary);
        List<byte[]> fileLists = PrimaryText.split(filelists);
        List<byte[]> others = PrimaryText.split(other);
        if (fileLists.size() != facts.size() || others.size() != facts.size()) {
            throw new IllegalArgumentException("the files have not the same packages");
        }
        List<PackageRecord> records = new ArrayList<>();
        for (int i = 0; i < facts.size(); i++) {
            requireOf(facts.get(i), fileLists.get(i));
            requireOf(facts.get(i), others.get(i));
            records.add(facts.get(i).with(primaries.get(i), fileLists.get(i), others.get(i)));
        }
        return records;
    }

    /** Files of others may have the packages in another order. */
    private static void requireOf(PackageFacts facts, byte[] part) {
        byte[] begin = ("<package pkgid=\"" + facts.pkgid() + '"').getBytes(StandardCharsets.US_ASCII);
        if (part.length < begin.length || !Arrays.equals(part, 0, begin.length, begin, 0, begin.length)) {
            throw new IllegalArgumentException("the files have not the same packages in the same order");
        }
    }
}
