package io.github.apprpm.server.virtual;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Writes the groups of several files {@code comps.xml} into one: what several have of one id, has the entries of all. */
final class MergedGroups {
    private static final String ROOT = "comps";
    /** Elements of groups and environments whose entries are put together. */
    private static final List<String> LISTS = List.of("packagelist", "grouplist", "optionlist");

    private final Document merged;

    private MergedGroups(Document merged) {
        this.merged = merged;
    }

    static void write(List<MemberFile> files, OutputStream out) throws IOException {
        try {
            DocumentBuilder parser = parser();
            MergedGroups groups = new MergedGroups(parser.newDocument());
            groups.merged.appendChild(groups.merged.createElement(ROOT));
            for (MemberFile file : files) {
                file.read(in -> groups.add(parser.parse(in)));
            }
            Transformer writer = TransformerFactory.newDefaultInstance().newTransformer();
            writer.setOutputProperty(OutputKeys.ENCODING, "UTF-8");
            writer.transform(new DOMSource(groups.merged), new StreamResult(out));
        } catch (ParserConfigurationException | TransformerException e) {
            throw new IOException(e);
        }
    }

    /** Resolves nothing outside of the document. */
    private static DocumentBuilder parser() throws ParserConfigurationException {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
        factory.setFeature("http://xml.org/sax/features/external-general-entities", false);
        DocumentBuilder parser = factory.newDocumentBuilder();
        parser.setErrorHandler(null);
        return parser;
    }

    private void add(Document file) {
        for (Element each : children(file.getDocumentElement())) {
            Optional<Element> known = children(merged.getDocumentElement()).stream()
                    .filter(other -> isSame(each, other))
                    .findFirst();
            if (known.isEmpty()) {
                merged.getDocumentElement().appendChild(merged.importNode(each, true));
            } else if (each.getTagName().equals("langpacks")) {
                addEntries(each, known.get());
            } else {
                children(each).stream()
                        .filter(list -> LISTS.contains(list.getTagName()))
                        .forEach(list -> addList(list, known.get()));
            }
        }
    }

    /** Of one kind and id; what has no id, such as {@code langpacks}, is one. */
    private static boolean isSame(Element one, Element other) {
        return one.getTagName().equals(other.getTagName()) && id(one).equals(id(other));
    }

    private static String id(Element element) {
        return children(element).stream()
                .filter(child -> child.getTagName().equals("id"))
                .map(child -> child.getTextContent().strip())
                .findFirst()
                .orElse("");
    }

    private void addList(Element list, Element to) {
        Optional<Element> known = children(to).stream()
                .filter(each -> each.getTagName().equals(list.getTagName()))
                .findFirst();
        if (known.isEmpty()) {
            to.appendChild(merged.importNode(list, true));
        } else {
            addEntries(list, known.get());
        }
    }

    private void addEntries(Element list, Element to) {
        List<String> known = children(to).stream().map(MergedGroups::entry).toList();
        for (Element each : children(list)) {
            if (!known.contains(entry(each))) {
                to.appendChild(merged.importNode(each, true));
            }
        }
    }

    /** What an entry of a list is about: the name of a package or group. */
    private static String entry(Element element) {
        return element.getAttribute("name") + element.getTextContent().strip();
    }

    private static List<Element> children(Node node) {
        List<Element> children = new ArrayList<>();
        for (Node child = node.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element element) {
                children.add(element);
            }
        }
        return children;
    }
}
