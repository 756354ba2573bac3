package io.github.apprpm.server.pages;

import io.github.apprpm.html.Element;
import io.github.apprpm.html.Section;
import io.github.apprpm.html.Table;
import io.github.apprpm.server.access.Grant;
import io.github.apprpm.server.access.Right;
import io.github.apprpm.server.access.Token;
import io.github.apprpm.server.access.TokenFile;
import io.github.apprpm.server.audit.AuditEntry;
import io.github.apprpm.server.audit.AuditLog;
import io.github.apprpm.server.config.Configuration;
import io.github.apprpm.server.curation.StoredRelease;
import io.github.apprpm.server.http.Answer;
import io.github.apprpm.server.http.Endpoint;
import io.github.apprpm.server.http.ServerRequest;
import io.github.apprpm.server.storage.DataFolder;
import io.github.apprpm.server.storage.PackagePlaces;
import io.github.apprpm.text.Time;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What administrators do: promote, withdraw and restore packages, make and remove tokens, and read the audit log. */
final class AdminPage implements Endpoint {
    private static final int ROWS = 50;

    private final DataFolder data;
    private final PackagePlaces store;
    private final TokenFile tokens;
    private final AuditLog audit;
    private final Configuration configuration;

    AdminPage(DataFolder data, PackagePlaces store, TokenFile tokens, AuditLog audit, Configuration configuration) {
        this.data = data;
        this.store = store;
        this.tokens = tokens;
        this.audit = audit;
        this.configuration = configuration;
    }

    @Override
    public Answer answer(ServerRequest request) throws IOException {
        return answer(request, Optional.empty());
    }

    /** @param notice what came of a form */
    Answer answer(ServerRequest request, Optional<Element> notice) throws IOException {
        List<Section> sections = new ArrayList<>();
        notice.ifPresent(element -> sections.add(Section.of("done", "Done", element)));
        sections.add(Section.of("package", "A package", chosen(request)));
        sections.add(Section.of("withdrawn", "Withdrawn packages", withdrawn(request)));
        if (request.identity().may(Right.ADMIN, AdminActions.ALL)) {
            sections.add(Section.of("tokens", "Tokens", tokens()));
            sections.add(Section.of("audit", "Audit log", audit(request)));
        }
        return SitePage.of(
                        "Administration",
                        SitePage.header(
                                "Administration", "As " + request.identity().name()),
                        sections)
                .answer();
    }

    private Element chosen(ServerRequest request) {
        Optional<String> file = request.parameter("file").filter(text -> !text.isBlank());
        if (file.isEmpty()) {
            return Element.of("p").text("Search for a package; its page leads here, to promote or withdraw it.");
        }
        StoredRelease rpm = new StoredRelease(
                request.parameter("repository").orElse(""),
                request.parameter("release").orElse(""),
                file.get());
        request.require(Right.ADMIN, rpm.repository());
        Element content = Element.of("div").add(Element.of("p").add("b", rpm.toString()));
        List<String> others = configuration.repositories().stream()
                .filter(each -> !each.equals(rpm.repository()))
                .toList();
        if (!others.isEmpty()) {
            Element select = Element.of("select").with("id", "to").with("name", "to");
            others.forEach(each -> select.add("option", each));
            content.add("h3", "Promote it")
                    .add(form("promote", rpm)
                            .add(Element.of("label").with("for", "to").text("To the repository"))
                            .add(select)
                            .add(reason("promote-why"))
                            .add("button", "Promote"));
        }
        return content.add("h3", "Withdraw it")
                .add(form("yank", rpm)
                        .add(reason("yank-why"))
                        .add(Element.of("button", "grave").text("Withdraw")));
    }

    private static Element form(String action, StoredRelease rpm) {
        return Element.of("form", "fields")
                .with("method", "post")
                .with("action", "/admin/" + action)
                .add(hidden("repository", rpm.repository()))
                .add(hidden("release", rpm.release()))
                .add(hidden("file", rpm.fileName()));
    }

    private static Element hidden(String name, String value) {
        return Element.of("input").with("type", "hidden").with("name", name).with("value", value);
    }

    /** @param id tells the fields of a page apart */
    private static Element[] reason(String id) {
        return new Element[] {
            Element.of("label").with("for", id).text("Because"),
            Element.of("input")
                    .with("id", id)
                    .with("name", "why")
                    .with("required")
                    .with("maxlength", 500)
        };
    }

    private Element withdrawn(ServerRequest request) throws IOException {
        Table table = new Table("withdrawn", "Withdrawn packages", List.of("Package", "Repository", "Restore"));
        int rows = 0;
        for (String repository : configuration.repositories()) {
            if (!request.identity().may(Right.ADMIN, repository)) {
                continue;
            }
            for (String release : data.releases(repository)) {
                for (String file : store.withdrawn(repository, release)) {
                    StoredRelease rpm = new StoredRelease(repository, release, file);
                    String id = "why-" + rows++;
                    table.add(Element.of("tr")
                            .add(Element.of("td", "name").text(file))
                            .add(Element.of("td").text(repository + " for " + release))
                            .add(Element.of("td")
                                    .add(form("restore", rpm).add(reason(id)).add("button", "Restore"))));
                }
            }
        }
        return rows == 0 ? Element.of("p", "muted").text("There are none.") : table.element();
    }

    private Element tokens() throws IOException {
        Table table = new Table("tokens", "Tokens", List.of("Name", "May", "Repositories", "Made", "Remove"));
        for (Token token : tokens.tokens()) {
            Grant grant = token.grant();
            table.add(Element.of("tr")
                    .add(Element.of("td", "name").text(token.name()))
                    .add(Element.of("td").text(words(grant)))
                    .add(Element.of("td")
                            .text(grant.repositories().isEmpty() ? "all" : String.join(", ", grant.repositories())))
                    .add(Element.of("td", "muted").text(Time.DAY.of(token.created())))
                    .add(Element.of("td")
                            .add(Element.of("form")
                                    .with("method", "post")
                                    .with("action", "/admin/tokens/remove")
                                    .add(hidden("name", token.name()))
                                    .add(Element.of("button", "grave").text("Remove")))));
        }
        Element rights = Element.of("select").with("id", "may").with("name", "may");
        for (Right right : Right.values()) {
            rights.add("option", right.word());
        }
        return Element.of("div")
                .add(table.element())
                .add("h3", "A new token")
                .add(Element.of("form", "fields")
                        .with("method", "post")
                        .with("action", "/admin/tokens/add")
                        .add(Element.of("label").with("for", "name").text("Name"))
                        .add(Element.of("input")
                                .with("id", "name")
                                .with("name", "name")
                                .with("required")
                                .with("maxlength", 64))
                        .add(Element.of("label").with("for", "may").text("May"))
                        .add(rights)
                        .add(Element.of("label").with("for", "repositories").text("Repositories"))
                        .add(Element.of("input")
                                .with("id", "repositories")
                                .with("name", "repositories")
                                .with("placeholder", "all"))
                        .add("button", "Make it"));
    }

    private static String words(Grant grant) {
        return grant.rights().stream()
                .sorted()
                .map(right -> right.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
    }

    private Element audit(ServerRequest request) throws IOException {
        int page = request.parameter("page")
                .filter(text -> text.matches("[1-9]\\d{0,2}"))
                .map(Integer::valueOf)
                .orElse(1);
        List<AuditEntry> entries = audit.newest((page - 1) * ROWS, ROWS);
        Element content = Element.of("div");
        if (entries.isEmpty()) {
            return content.add(Element.of("p", "muted").text("There are no entries here."));
        }
        content.add(AuditTable.of(entries));
        return entries.size() < ROWS
                ? content
                : content.add(Element.of("p", "pager")
                        .add(Element.of("a")
                                .with("href", "/admin?page=%d#audit".formatted(page + 1))
                                .text("Older")));
    }
}
