package io.github.apprpm.library;

import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * What a pom.xml in a jar says; what it inherits is not in the jar.
 *
 * @param version the project's version or else its parent's, as written
 * @param licenses the names of its licences, or their addresses
 */
record PomFile(Optional<String> version, List<String> licenses) {
    static final PomFile EMPTY = new PomFile(Optional.empty(), List.of());

    /** The elements that are asked for are not deeper. */
    private static final int DEEPEST = 4;
    /** A longer text is the licence itself and not its name. */
    private static final int LONGEST_NAME = 300;

    /** Reads as much as is well-formed. */
    static PomFile parse(byte[] bytes) {
        Parser parser = new Parser();
        try {
            // Given bytes in a wrong encoding, the JDK's parser prints warnings.
            XMLStreamReader xml =
                    factory().createXMLStreamReader(new StringReader(new String(bytes, StandardCharsets.UTF_8)));
            while (xml.hasNext()) {
                parser.accept(xml.next(), xml);
            }
        } catch (XMLStreamException e) {
            return EMPTY;
        }
        return new PomFile(parser.version.or(() -> parser.parentVersion), List.copyOf(parser.licenses));
    }

    private static XMLInputFactory factory() {
        XMLInputFactory xml = XMLInputFactory.newDefaultFactory();
        xml.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        xml.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        xml.setProperty(XMLInputFactory.IS_COALESCING, true);
        return xml;
    }

    private static final class Parser {
        private final List<String> open = new ArrayList<>();
        private final List<String> licenses = new ArrayList<>();
        private Optional<String> version = Optional.empty();
        private Optional<String> parentVersion = Optional.empty();
        private Optional<String> license = Optional.empty();
        private String text = "";

        void accept(int event, XMLStreamReader xml) {
            switch (event) {
                case XMLStreamConstants.START_ELEMENT -> {
                    open.add(xml.getLocalName());
                    text = "";
                }
                case XMLStreamConstants.CHARACTERS -> text = xml.getText().strip();
                case XMLStreamConstants.END_ELEMENT -> {
                    if (open.size() <= DEEPEST) {
                        end(String.join("/", open));
                    }
                    open.remove(open.size() - 1);
                    text = "";
                }
                default -> {}
            }
        }

        private void end(String path) {
            switch (path) {
                case "project/version" -> version = Optional.of(text);
                case "project/parent/version" -> parentVersion = Optional.of(text);
                case "project/licenses/license/name" -> license = Optional.of(text);
                case "project/licenses/license/url" -> license = license.or(() -> Optional.of(text));
                case "project/licenses/license" -> {
                    license.filter(name -> !name.isEmpty() && name.length() <= LONGEST_NAME)
                            .ifPresent(licenses::add);
                    license = Optional.empty();
                }
                default -> {}
            }
        }
    }
}
