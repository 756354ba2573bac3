package io.github.apprpm.repository.metadata;

import io.github.apprpm.model.PackagingException;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads {@code repomd.xml} of whoever wrote it. */
final class RepomdXml {
    private final List<RepomdData.Field> tags = new ArrayList<>();
    private final List<RepomdData> data = new ArrayList<>();
    private final XMLStreamReader xml;
    private String revision = "0";

    private RepomdXml(XMLStreamReader xml) {
        this.xml = xml;
    }

    static Repomd parse(byte[] bytes, String name) {
        try {
            Optional<Repomd> simple = RepomdText.parse(bytes);
            Repomd repomd = simple.isPresent() ? simple.get() : parse(bytes);
            repomd.data().forEach(RepomdXml::requireInside);
            return repomd;
        } catch (XMLStreamException | IllegalArgumentException e) {
            throw new PackagingException(
                    "'%s' is damaged: %s"
                            .formatted(
                                    name,
                                    String.valueOf(e.getMessage())
                                            .lines()
                                            .findFirst()
                                            .orElse("")),
                    "Delete the directory repodata that it is in, and index the packages again",
                    e);
        }
    }

    private static Repomd parse(byte[] bytes) throws XMLStreamException {
        RepomdXml repomd = new RepomdXml(ForeignXml.reader(new ByteArrayInputStream(bytes)));
        repomd.read();
        return new Repomd(repomd.revision, repomd.tags, repomd.data);
    }

    private void read() throws XMLStreamException {
        xml.nextTag();
        require("repomd");
        String attribute = xml.getAttributeValue(null, "revision"); // eclipse-packager writes it so
        if (attribute != null) {
            revision = attribute;
        }
        while (xml.nextTag() == XMLStreamConstants.START_ELEMENT) {
            switch (xml.getLocalName()) {
                case "revision" -> revision = xml.getElementText().strip();
                case "tags" -> fields(tags);
                case "data" -> {
                    String type = xml.getAttributeValue(null, "type");
                    List<RepomdData.Field> fields = new ArrayList<>();
                    fields(fields);
                    data.add(data(type, fields));
                }
                default ->
                    throw new IllegalArgumentException("the element '%s' is not known".formatted(xml.getLocalName()));
            }
        }
        require("repomd");
    }

    private static RepomdData data(String type, List<RepomdData.Field> fields) {
        if (type == null) {
            throw new IllegalArgumentException("a data record has no type");
        }
        return new RepomdData(type, fields);
    }

    private static void requireInside(RepomdData data) {
        String href = data.href();
        if (href.isEmpty() || href.startsWith("/") || List.of(href.split("/")).contains("..")) {
            throw new IllegalArgumentException(
                    "the location '%s' of %s leaves the repository".formatted(href, data.type()));
        }
    }

    private void fields(List<RepomdData.Field> fields) throws XMLStreamException {
        while (xml.nextTag() == XMLStreamConstants.START_ELEMENT) {
            String name = xml.getLocalName();
            Map<String, String> attributes = new LinkedHashMap<>();
            for (int i = 0; i < xml.getAttributeCount(); i++) {
                String prefix = xml.getAttributePrefix(i);
                String local = xml.getAttributeLocalName(i);
                attributes.put(
                        prefix == null || prefix.isEmpty() ? local : prefix + ":" + local, xml.getAttributeValue(i));
            }
            fields.add(
                    new RepomdData.Field(name, attributes, xml.getElementText().strip()));
        }
    }

    private void require(String element) {
        if (!xml.getLocalName().equals(element)) {
            throw new IllegalArgumentException(
                    "'%s' is where '%s' was expected".formatted(xml.getLocalName(), element));
        }
    }
}
