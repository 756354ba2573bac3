package io.github.apprpm.repository.index;

import io.github.apprpm.model.DependencyKind;
import io.github.apprpm.rpm.RpmHeader;
import io.github.apprpm.rpm.RpmTag;
import io.github.apprpm.rpm.SignatureTag;
import java.util.List;

/** The parts of {@code primary.xml}, {@code filelists.xml} and {@code other.xml} that describe one package, as createrepo_c writes them. */
final class PackageXml {
    private static final List<DependencyKind> ORDER = List.of(
            DependencyKind.PROVIDES,
            DependencyKind.REQUIRES,
            DependencyKind.CONFLICTS,
            DependencyKind.OBSOLETES,
            DependencyKind.SUGGESTS,
            DependencyKind.ENHANCES,
            DependencyKind.RECOMMENDS,
            DependencyKind.SUPPLEMENTS);
    private static final String END = "</package>\n";

    private final PackageFile file;
    private final RpmHeader header;
    private final StoredTexts texts;
    private final List<IndexedFile> files;
    private final XmlBuffer xml = new XmlBuffer();

    PackageXml(PackageFile file) {
        this.file = file;
        this.header = file.header();
        this.texts = new StoredTexts(header);
        this.files = IndexedFile.of(header);
    }

    byte[] primary() {
        xml.markup("<package type=\"rpm\">\n");
        element("  <name>", RpmTag.NAME, "</name>\n");
        xml.markup("  <arch>").text(texts.architecture()).markup("</arch>\n");
        version();
        xml.markup("  <checksum type=\"sha256\" pkgid=\"YES\">")
                .markup(file.pkgid())
                .markup("</checksum>\n");
        element("  <summary>", RpmTag.SUMMARY, "</summary>\n");
        element("  <description>", RpmTag.DESCRIPTION, "</description>\n");
        element("  <packager>", RpmTag.PACKAGER, "</packager>\n");
        element("  <url>", RpmTag.URL, "</url>\n");
        xml.markup("  <time")
                .attribute("file", file.modified())
                .attribute("build", texts.number(RpmTag.BUILDTIME))
                .markup("/>\n  <size")
                .attribute("package", file.size())
                .attribute("installed", first(header, RpmTag.LONGSIZE, RpmTag.SIZE))
                .attribute("archive", archive())
                .markup("/>\n  <location")
                .attribute("href", file.storedHref())
                .markup("/>\n  <format>\n");
        element("    <rpm:license>", RpmTag.LICENSE, "</rpm:license>\n");
        element("    <rpm:vendor>", RpmTag.VENDOR, "</rpm:vendor>\n");
        element("    <rpm:group>", RpmTag.GROUP, "</rpm:group>\n");
        element("    <rpm:buildhost>", RpmTag.BUILDHOST, "</rpm:buildhost>\n");
        xml.markup("    <rpm:sourcerpm>").text(texts.source()).markup("</rpm:sourcerpm>\n");
        xml.markup("    <rpm:header-range")
                .attribute("start", file.headerStart())
                .attribute("end", file.headerEnd())
                .markup("/>\n");
        IndexedDependencies dependencies = IndexedDependencies.of(header, files);
        for (DependencyKind kind : ORDER) {
            dependencies(kind, dependencies.of(kind));
        }
        for (IndexedFile path : files) {
            if (path.isPrimary()) {
                file("    ", path);
            }
        }
        xml.markup("  </format>\n").markup(END);
        return xml.take();
    }

    byte[] filelists() {
        head();
        for (IndexedFile path : files) {
            file("  ", path);
        }
        xml.markup(END);
        return xml.take();
    }

    /** @param limit how many entries of the changelog there are at most */
    byte[] other(int limit) {
        head();
        for (IndexedChange change : IndexedChange.newest(header, limit)) {
            change.writeTo(xml);
        }
        xml.markup(END);
        return xml.take();
    }

    private void head() {
        xml.markup("<package")
                .attribute("pkgid", file.pkgid())
                .attribute("name", texts.of(RpmTag.NAME))
                .attribute("arch", texts.architecture())
                .markup(">\n");
        version();
    }

    private void version() {
        xml.markup("  <version")
                .attribute("epoch", texts.epoch())
                .attribute("ver", texts.of(RpmTag.VERSION))
                .attribute("rel", texts.of(RpmTag.RELEASE))
                .markup("/>\n");
    }

    private void element(String begin, int tag, String end) {
        xml.markup(begin).text(texts.of(tag)).markup(end);
    }

    private void dependencies(DependencyKind kind, List<IndexedDependency> list) {
        if (list.isEmpty()) {
            return;
        }
        xml.markup("    <rpm:").markup(kind.word());
        if (list.stream().allMatch(dependency -> dependency.name().isEmpty())) {
            xml.markup("/>\n");
            return;
        }
        xml.markup(">\n");
        for (IndexedDependency dependency : list) {
            dependency.writeTo(xml);
        }
        xml.markup("    </rpm:").markup(kind.word()).markup(">\n");
    }

    private void file(String indent, IndexedFile path) {
        xml.markup(indent).markup("<file");
        if (!path.kind().isEmpty()) {
            xml.attribute("type", path.kind());
        }
        xml.markup(">").text(path.path()).markup("</file>\n");
    }

    /** The bytes of the archive: rpm looks for 64 bits first, and in the header before the signature header. */
    private long archive() {
        if (header.has(SignatureTag.LONGARCHIVESIZE) || file.signature().has(SignatureTag.LONGARCHIVESIZE)) {
            return first(
                    header.has(SignatureTag.LONGARCHIVESIZE) ? header : file.signature(), SignatureTag.LONGARCHIVESIZE);
        }
        return header.has(RpmTag.ARCHIVESIZE)
                ? first(header, RpmTag.ARCHIVESIZE)
                : first(file.signature(), SignatureTag.PAYLOADSIZE);
    }

    private static long first(RpmHeader of, int... tags) {
        for (int tag : tags) {
            if (of.has(tag)) {
                return of.number(tag).orElse(0);
            }
        }
        return 0;
    }
}
