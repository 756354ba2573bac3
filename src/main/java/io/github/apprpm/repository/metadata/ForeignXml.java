package io.github.apprpm.repository.metadata;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** A package's element of whoever wrote it, in the form that createrepo_c gives it. */
final class ForeignXml {
    /** The order of elements and attributes that createrepo_c keeps; those that have no place here keep theirs, behind. */
    private static final List<String> ELEMENTS = List.of(
            "name",
            "arch",
            "version",
            "checksum",
            "summary",
            "description",
            "packager",
            "url",
            "time",
            "size",
            "location",
            "format");

    private static final List<String> ATTRIBUTES = List.of(
            "type",
            "pkgid",
            "name",
            "arch",
            "flags",
            "epoch",
            "ver",
            "rel",
            "file",
            "build",
            "package",
            "installed",
            "archive",
            "xml:base",
            "href",
            "pre");

    /** A package has four levels. */
    private static final int DEEPEST = 16;

    private final String name;
    private final Map<String, String> attributes = new LinkedHashMap<>();
    private final List<ForeignXml> children = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();

    private ForeignXml(String name) {
        this.name = name;
    }

    /** A reader that resolves nothing outside of the document. */
    static XMLStreamReader reader(InputStream in) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return factory.createXMLStreamReader(in);
    }

    /** @param xml is at the beginning of an element, and at its end afterwards */
    static ForeignXml read(XMLStreamReader xml) throws XMLStreamException {
        return read(xml, DEEPEST);
    }

    private static ForeignXml read(XMLStreamReader xml, int depth) throws XMLStreamException {
        if (depth == 0) {
            throw new XMLStreamException("its elements are nested too deeply");
        }
        ForeignXml element = new ForeignXml(qualified(xml.getNamespaceURI(), xml.getLocalName()));
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            boolean isXml = "xml".equals(xml.getAttributePrefix(i));
            element.attributes.put((isXml ? "xml:" : "") + xml.getAttributeLocalName(i), xml.getAttributeValue(i));
        }
        while (xml.next() != XMLStreamConstants.END_ELEMENT) {
            if (xml.isStartElement()) {
                element.children.add(read(xml, depth - 1));
            } else if (xml.isCharacters()) {
                element.text.append(xml.getText());
            }
        }
        return element;
    }

    private static String qualified(String namespace, String name) {
        return (MetadataKind.NAMESPACES + "/rpm").equals(namespace) ? "rpm:" + name : name;
    }

    /** An attribute, or nothing. */
    String attribute(String attribute) {
        return attributes.getOrDefault(attribute, "");
    }

    /** The text of the first child of a name, or nothing. */
    String child(String child) {
        return children.stream()
                .filter(one -> one.name.equals(child))
                .map(one -> one.text.toString().strip())
                .findFirst()
                .orElse("");
    }

    /** The element on lines of its own; that of a package is not indented. */
    String lines() {
        StringBuilder xml = new StringBuilder();
        append(xml, "");
        return xml.toString();
    }

    private void append(StringBuilder xml, String indentation) {
        xml.append(indentation).append('<').append(name);
        attributes.entrySet().stream()
                .sorted(Comparator.comparing(attribute -> place(ATTRIBUTES, attribute.getKey())))
                .forEach(attribute -> xml.append(' ')
                        .append(attribute.getKey())
                        .append("=\"")
                        .append(escaped(attribute.getValue())
                                .replace("\"", "&quot;")
                                .replace("\n", "&#10;"))
                        .append('"'));
        if (!children.isEmpty()) {
            xml.append(">\n");
            children.stream()
                    .sorted(Comparator.comparing(child -> place(ELEMENTS, child.name)))
                    .forEach(child -> child.append(xml, indentation.isEmpty() ? "  " : indentation + "  "));
            xml.append(indentation).append("</").append(name).append(">\n");
        } else if (text.isEmpty() && !attributes.isEmpty()) {
            xml.append("/>\n");
        } else {
            xml.append('>')
                    .append(escaped(text.toString()))
                    .append("</")
                    .append(name)
                    .append(">\n");
        }
    }

    private static int place(List<String> order, String name) {
        int place = order.indexOf(name);
        return place < 0 ? order.size() : place;
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\r", "&#13;");
    }
}
