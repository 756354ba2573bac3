package io.github.apprpm.server.virtual;

import io.github.apprpm.model.PackagingException;
import io.github.apprpm.repository.ExtraMetadata.Kind;
import io.github.apprpm.repository.metadata.MetadataInputs;
import io.github.apprpm.repository.metadata.RepomdData;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import javax.xml.stream.XMLStreamException;
import org.xml.sax.SAXException;

/**
 * A file beside those of packages that a member of a virtual repository has.
 *
 * @param root the directory that has {@code repodata}
 */
record MemberFile(Path root, Kind kind, RepomdData data) {
    /** Reads what is in a file; it need not read to the end, and cannot close it. */
    @FunctionalInterface
    interface Reading {
        void read(InputStream in) throws IOException, XMLStreamException, SAXException;
    }

    /** @throws PackagingException if it is not what it should be, or has another digest than {@code repomd.xml} says */
    void read(Reading reading) throws IOException {
        try (InputStream in = MetadataInputs.openOther(root, data)) {
            reading.read(new FilterInputStream(in) {
                @Override
                public void close() {
                    // parsers do, before its digest is compared
                }
            });
            in.transferTo(OutputStream.nullOutputStream());
        } catch (XMLStreamException | SAXException e) {
            throw new PackagingException(
                    "'%s' of a member of a virtual repository is not XML: %s"
                            .formatted(
                                    root.resolve(data.href()),
                                    String.valueOf(e.getMessage())
                                            .lines()
                                            .reduce((first, last) -> last)
                                            .orElse("")),
                    "Correct it; until then the metadata before are served",
                    e);
        }
    }
}
