package io.github.apprpm.repository.metadata;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** A file of another program than createrepo_c, package by package, in createrepo_c's form. */
final class ForeignInput implements PartsInput {
    private final CheckedFile file;
    private final InputStream in;
    private final MetadataKind kind;
    private final XMLStreamReader xml;
    private String pkgid = "";

    ForeignInput(CheckedFile file, MetadataKind kind, InputStream in) throws IOException {
        this.file = file;
        this.in = in;
        this.kind = kind;
        try {
            // which closes what it reads at the end of the document, before the digest is complete
            this.xml = ForeignXml.reader(new FilterInputStream(in) {
                @Override
                public void close() {
                    // by close() of this input
                }
            });
        } catch (XMLStreamException e) {
            throw damaged(e);
        }
    }

    @Override
    public Optional<byte[]> next() throws IOException {
        try {
            while (xml.hasNext()) {
                xml.next();
                if (xml.isStartElement() && xml.getLocalName().equals("package")) {
                    ForeignXml element = ForeignXml.read(xml);
                    pkgid = kind == MetadataKind.PRIMARY ? element.child("checksum") : element.attribute("pkgid");
                    return Optional.of(element.lines().getBytes(StandardCharsets.UTF_8));
                }
            }
            file.end();
            return Optional.empty();
        } catch (XMLStreamException e) {
            throw damaged(e);
        }
    }

    /** The digest of the package whose part was read last. */
    String pkgid() {
        return pkgid;
    }

    /** All parts by the digests of their packages: other programs order each file in a way of its own. */
    Map<String, byte[]> byPkgid() throws IOException {
        Map<String, byte[]> parts = new HashMap<>();
        for (Optional<byte[]> part = next(); part.isPresent(); part = next()) {
            parts.put(pkgid, part.get());
        }
        return parts;
    }

    private RuntimeException damaged(XMLStreamException e) {
        return file.damaged(
                String.valueOf(e.getMessage())
                        .lines()
                        .reduce((first, last) -> last)
                        .orElse(""),
                e);
    }

    @Override
    public void close() throws IOException {
        in.close();
        file.close();
    }
}
