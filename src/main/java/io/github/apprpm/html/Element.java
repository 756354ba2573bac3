package io.github.apprpm.html;

import io.github.apprpm.text.Printable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * An element of HTML or SVG. Its names are constants of the program; everything else is text, and is
 * escaped when it is written.
 */
public final class Element implements Node {
    private static final Set<String> VOID = Set.of("br", "col", "input", "wbr");
    /** Begin on a line of their own, so that two pages can be compared. */
    private static final Set<String> ON_ITS_LINE = Set.of(
            "a", "caption", "dd", "details", "div", "dl", "dt", "figure", "footer", "h1", "h2", "h3", "header", "li",
            "main", "nav", "ol", "p", "pre", "section", "svg", "table", "tbody", "thead", "tr", "ul");

    private final String name;
    private final Map<String, String> attributes = new LinkedHashMap<>();
    private final List<Node> children = new ArrayList<>();

    private Element(String name) {
        this.name = name;
    }

    public static Element of(String name) {
        return new Element(name);
    }

    /** With a class of the style sheet. */
    public static Element of(String name, String styleClass) {
        return new Element(name).with("class", styleClass);
    }

    public Element with(String attribute, Object value) {
        attributes.put(attribute, value.toString());
        return this;
    }

    /** An attribute that only has to be there. */
    public Element with(String attribute) {
        return with(attribute, "");
    }

    public Element text(String text) {
        children.add(new TextNode(text));
        return this;
    }

    public Element add(Node... more) {
        children.addAll(List.of(more));
        return this;
    }

    public Element add(Stream<? extends Node> more) {
        more.forEachOrdered(children::add);
        return this;
    }

    public Element add(Optional<? extends Node> more) {
        return add(more.stream());
    }

    /** Adds an element that has nothing but text. */
    public Element add(String element, String text) {
        return add(of(element).text(text));
    }

    @Override
    public void writeTo(StringBuilder html) {
        if (ON_ITS_LINE.contains(name) && html.length() > 0 && html.charAt(html.length() - 1) == '>') {
            html.append('\n');
        }
        html.append('<').append(name);
        attributes.forEach((attribute, value) -> {
            html.append(' ').append(attribute);
            if (!value.isEmpty()) {
                html.append("=\"").append(escaped(value)).append('"');
            }
        });
        html.append('>');
        if (!VOID.contains(name)) {
            children.forEach(child -> child.writeTo(html));
            html.append("</").append(name).append('>');
        }
    }

    @Override
    public String toString() {
        StringBuilder html = new StringBuilder();
        writeTo(html);
        return html.toString();
    }

    record TextNode(String text) implements Node {
        @Override
        public void writeTo(StringBuilder html) {
            html.append(escaped(text));
        }
    }

    /** Text for any place between tags or within quotes. */
    static String escaped(String text) {
        String visible = Printable.lines(text);
        StringBuilder escaped = new StringBuilder(visible.length());
        for (int i = 0; i < visible.length(); i++) {
            char c = visible.charAt(i);
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> escaped.append(c);
            }
        }
        return escaped.toString();
    }
}
