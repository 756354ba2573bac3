package io.github.apprpm.publish.managed;

import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import io.github.apprpm.http.HttpCall;
import io.github.apprpm.http.HttpPlace;
import io.github.apprpm.http.HttpReply;
import io.github.apprpm.http.HttpTransport;
import io.github.apprpm.publish.LocalPackage;
import io.github.apprpm.repository.metadata.Repomd;
import io.github.apprpm.repository.metadata.RepomdData;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** What clients see of a repository now: the list that {@code repomd.xml} names. */
final class PublishedMetadata {
    private final HttpTransport transport;
    private Optional<URI> place = Optional.empty();

    PublishedMetadata(HttpTransport transport) {
        this.transport = transport;
    }

    /** Where they were found. */
    Optional<URI> place() {
        return place;
    }

    /**
     * Those packages that the metadata do not list.
     *
     * @param places where the metadata may be, the best first
     */
    List<LocalPackage> without(List<URI> places, List<LocalPackage> packages) throws IOException {
        for (URI directory : places) {
            HttpReply index = get(HttpPlace.below(directory, Repomd.PATH));
            if (index.isSuccess()) {
                place = Optional.of(directory);
                return listed(directory, index, packages);
            }
        }
        return packages;
    }

    private HttpReply get(URI uri) throws IOException {
        HttpCall call = HttpCall.get(uri).with("Cache-Control", "no-cache");
        HttpReply reply = transport.send(call);
        if (!reply.isSuccess() && !reply.isMissing()) {
            throw transport.refusal(call, reply);
        }
        return reply;
    }

    private List<LocalPackage> listed(URI directory, HttpReply index, List<LocalPackage> packages) throws IOException {
        try {
            String href = Repomd.parse(
                            index.body(),
                            HttpPlace.below(directory, Repomd.PATH).toString())
                    .find("primary")
                    .map(RepomdData::href)
                    .orElseThrow(() -> new XMLStreamException(Repomd.PATH + " names no list of packages"));
            Path copy = Files.createTempFile("apprpm", ".primary");
            try {
                HttpReply reply = transport.download(HttpCall.get(HttpPlace.below(directory, href)), copy);
                return reply.isSuccess() ? missing(copy, href, packages) : packages; // a newer one has replaced it
            } finally {
                Files.deleteIfExists(copy);
            }
        } catch (XMLStreamException e) {
            throw new IOException(
                    "The metadata at '%s' are damaged: %s"
                            .formatted(
                                    HttpPlace.shown(directory),
                                    e.getMessage().lines().findFirst().orElse("")),
                    e);
        }
    }

    private static List<LocalPackage> missing(Path copy, String name, List<LocalPackage> packages)
            throws IOException, XMLStreamException {
        Map<String, LocalPackage> missing = new TreeMap<>();
        packages.forEach(rpm -> missing.put(key(rpm), rpm));
        try (InputStream in = open(copy, name)) {
            XMLStreamReader xml = reader(in);
            String[] key = new String[2];
            while (xml.hasNext() && !missing.isEmpty()) {
                if (xml.next() == XMLStreamReader.START_ELEMENT) {
                    switch (xml.getLocalName()) {
                        case "name" -> key[0] = xml.getElementText();
                        case "arch" -> key[1] = xml.getElementText();
                        case "version" ->
                            missing.remove(key(
                                    key[0],
                                    xml.getAttributeValue(null, "epoch"),
                                    xml.getAttributeValue(null, "ver"),
                                    xml.getAttributeValue(null, "rel"),
                                    key[1]));
                        default -> {}
                    }
                }
            }
        }
        return new ArrayList<>(missing.values());
    }

    /** Not the digest: a server may have signed the package. */
    private static String key(LocalPackage rpm) {
        return key(
                rpm.rpm().name(),
                rpm.epoch(),
                rpm.rpm().version(),
                rpm.rpm().release(),
                rpm.rpm().architecture());
    }

    private static String key(String name, String epoch, String version, String release, String architecture) {
        return String.join("\n", name, epoch == null ? "0" : epoch, version, release, architecture);
    }

    private static InputStream open(Path copy, String name) throws IOException {
        InputStream in = new BufferedInputStream(Files.newInputStream(copy));
        if (name.endsWith(".gz")) {
            return new GZIPInputStream(in);
        }
        return name.endsWith(".zst") ? new ZstdInputStreamNoFinalizer(in) : in;
    }

    private static XMLStreamReader reader(InputStream in) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory.createXMLStreamReader(in);
    }
}
