package io.github.apprpm.server.pages;

import io.github.apprpm.html.Element;
import io.github.apprpm.html.Table;
import io.github.apprpm.server.audit.AuditEntry;
import io.github.apprpm.text.Time;
import java.util.List;

/** Entries of the audit log. */
final class AuditTable {
    private AuditTable() {}

    static Element of(List<AuditEntry> entries) {
        Table table = new Table("audit", "Audit log", List.of("Time", "Who", "Action", "What", "Why"));
        for (AuditEntry entry : entries) {
            table.add(Element.of("tr")
                    .add(Element.of("td", "muted").text(Time.MINUTE.of(entry.time())))
                    .add(Element.of("td").text(entry.who()))
                    .add(Element.of("td").text(entry.action()))
                    .add(Element.of("td").text(entry.what()))
                    .add(Element.of("td").text(entry.why())));
        }
        return table.element();
    }
}
