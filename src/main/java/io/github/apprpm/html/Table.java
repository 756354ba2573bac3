package io.github.apprpm.html;

import io.github.apprpm.text.Bytes;
import java.util.List;

/** A table whose columns a script may sort, and whose rows it may filter. */
public final class Table {
    private final Element body = Element.of("tbody");
    private final Element table;

    /**
     * @param styleClass the class of the table
     * @param name what is in it, for screen readers
     * @param columns their headings
     */
    public Table(String styleClass, String name, List<String> columns) {
        Element row = Element.of("tr");
        columns.forEach(column -> row.add(Element.of("th").with("scope", "col").text(column)));
        table = Element.of("table", styleClass)
                .with("aria-label", name)
                .add(Element.of("thead").add(row))
                .add(body);
    }

    public Table add(Element row) {
        body.add(row);
        return this;
    }

    /** A number that is sorted by its value. */
    public static Element bytes(long bytes) {
        return Element.of("td", "size").with("data-value", bytes).text(Bytes.of(bytes));
    }

    public Element element() {
        return table;
    }
}
