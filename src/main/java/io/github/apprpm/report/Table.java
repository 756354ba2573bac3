package io.github.apprpm.report;

import java.util.List;

/** A table whose columns a script may sort, and whose rows it may filter. */
final class Table {
    private final Element body = Element.of("tbody");
    private final Element table;

    /**
     * @param styleClass the class of the table
     * @param name what is in it, for who does not see it
     * @param columns their headings
     */
    Table(String styleClass, String name, List<String> columns) {
        Element row = Element.of("tr");
        columns.forEach(column -> row.add(Element.of("th").with("scope", "col").text(column)));
        table = Element.of("table", styleClass)
                .with("aria-label", name)
                .add(Element.of("thead").add(row))
                .add(body);
    }

    Table add(Element row) {
        body.add(row);
        return this;
    }

    /** A number that is sorted by its value. */
    static Element bytes(long bytes) {
        return Element.of("td", "size").with("data-value", bytes).text(Size.of(bytes));
    }

    Element element() {
        return table;
    }
}
