package io.github.apprpm.repository.metadata;

import io.github.apprpm.file.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Records of packages that need no files. */
public final class Records {
    private Records() {}

    /** @param content stands for the bytes of the file */
    public static PackageRecord of(String href, String content) {
        String pkgid = Sha256.hex((href + content).getBytes(StandardCharsets.UTF_8));
        String name = href.replaceFirst(".*/", "").replaceFirst("-.*", "");
        String head =
                "<package pkgid=\"%s\" name=\"%s\" arch=\"noarch\">\n  <version epoch=\"0\" ver=\"1\" rel=\"1\"/>\n"
                        .formatted(pkgid, name);
        return new PackageRecord(
                href,
                content.length(),
                1_700_000_000L + content.length(),
                pkgid,
                name,
                "0",
                "1",
                "1",
                "noarch",
                bytes("""
                        <package type="rpm">
                          <name>%s</name>
                          <arch>noarch</arch>
                          <version epoch="0" ver="1" rel="1"/>
                          <checksum type="sha256" pkgid="YES">%s</checksum>
                          <summary>Says %s</summary>
                          <description>&lt;B\u00fcros&gt;</description>
                          <packager></packager>
                          <url></url>
                          <time file="%d" build="1700000000"/>
                          <size package="%d" installed="2" archive="3"/>
                          <location href="%s"/>
                          <format>
                            <rpm:license>MIT</rpm:license>
                          </format>
                        </package>
                        """.formatted(name, pkgid, content, 1_700_000_000L + content.length(), content.length(), href)),
                bytes(head + "  <file>/opt/" + name + "</file>\n</package>\n"),
                bytes(head + "</package>\n"));
    }

    static List<PackageRecord> numbered(int count) {
        List<PackageRecord> records = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            records.add(of("p%05d-1-1.noarch.rpm".formatted(i), "content " + i));
        }
        return records;
    }

    public static List<PackageRecord> all(MetadataReader reader) throws java.io.IOException {
        List<PackageRecord> records = new ArrayList<>();
        for (Optional<PackageRecord> next = reader.next(); next.isPresent(); next = reader.next()) {
            records.add(next.get());
        }
        return records;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
