package io.github.apprpm.server.virtual;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.xml.stream.XMLEventFactory;
import javax.xml.stream.XMLEventReader;
import javax.xml.stream.XMLEventWriter;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.events.XMLEvent;

/** Writes the advisories of several files {@code updateinfo.xml} into one, an advisory in memory at a time. */
final class MergedAdvisories {
    private static final String ROOT = "updates";
    private static final String ADVISORY = "update";

    private final Set<String> ids = new HashSet<>();
    private final XMLEventWriter out;

    private MergedAdvisories(XMLEventWriter out) {
        this.out = out;
    }

    /** The first of one id is written. */
    static void write(List<MemberFile> files, OutputStream out) throws IOException {
        XMLEventFactory events = XMLEventFactory.newDefaultFactory();
        try {
            XMLEventWriter writer = XMLOutputFactory.newDefaultFactory().createXMLEventWriter(out, "UTF-8");
            MergedAdvisories merged = new MergedAdvisories(writer);
            writer.add(events.createStartDocument("UTF-8", "1.0"));
            writer.add(events.createStartElement("", "", ROOT));
            for (MemberFile file : files) {
                file.read(merged::add);
            }
            writer.add(events.createEndElement("", "", ROOT));
            writer.add(events.createEndDocument());
            writer.flush();
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
    }

    private void add(InputStream file) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        XMLEventReader in = factory.createXMLEventReader(file);
        while (in.hasNext()) {
            XMLEvent event = in.nextEvent();
            if (isStart(event, ADVISORY)) {
                add(event, in);
            }
        }
    }

    private void add(XMLEvent first, XMLEventReader in) throws XMLStreamException {
        List<XMLEvent> advisory = new ArrayList<>(List.of(first));
        StringBuilder id = new StringBuilder();
        boolean isId = false;
        for (int depth = 1; depth > 0; ) {
            XMLEvent event = in.nextEvent();
            advisory.add(event);
            if (event.isStartElement()) {
                isId = depth == 1 && isStart(event, "id");
                depth++;
            } else if (event.isEndElement()) {
                isId = false;
                depth--;
            } else if (isId && event.isCharacters()) {
                id.append(event.asCharacters().getData());
            }
        }
        if (ids.add(id.toString().strip())) {
            for (XMLEvent event : advisory) {
                out.add(event);
            }
        }
    }

    private static boolean isStart(XMLEvent event, String name) {
        return event.isStartElement()
                && event.asStartElement().getName().getLocalPart().equals(name);
    }
}
