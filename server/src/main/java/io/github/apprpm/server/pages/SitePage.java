package io.github.apprpm.server.pages;

import io.github.apprpm.html.Element;
import io.github.apprpm.html.Section;
import io.github.apprpm.model.Resource;
import io.github.apprpm.server.http.Answer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A page of the server: what all pages have, around what this one shows.
 *
 * @param title that of the window
 * @param query what was searched for, if anything
 * @param header HTML of what comes first
 * @param links HTML of the table of contents: items of a list, or nothing
 * @param content HTML of the sections
 */
record SitePage(String title, String query, String header, String links, String content) {
    /** Nothing but the style sheet is loaded, no script runs, forms go to this server, and no other site shows the page. */
    static final String POLICY = "default-src 'none'; style-src 'self'; img-src data:; form-action 'self';"
            + " base-uri 'none'; frame-ancestors 'none'";

    private static final Pattern PLACEHOLDER = Pattern.compile("@([a-z]+)@");
    private static final String TEMPLATE = Resource.text(SitePage.class, "site.html");

    /** @param sections a table of contents leads to them if there are more than two */
    static SitePage of(String title, Element header, List<Section> sections) {
        return of(title, "", header, sections);
    }

    static SitePage of(String title, String query, Element header, List<Section> sections) {
        StringBuilder links = new StringBuilder();
        StringBuilder content = new StringBuilder();
        for (Section section : sections) {
            if (sections.size() > 2) {
                links.append(links(section));
            }
            section.element().writeTo(content);
        }
        return new SitePage(title, query, header.toString(), links.toString(), content.toString());
    }

    static String links(Section section) {
        return section.link().toString();
    }

    /** A heading with a line below it. */
    static Element header(String title, String line) {
        Element header = Element.of("header").add("h1", title);
        return line.isEmpty() ? header : header.add(Element.of("p", "summary").text(line));
    }

    Answer answer() {
        return answer(200);
    }

    Answer answer(int status) {
        return Answer.of(status, "text/html; charset=utf-8", html().getBytes(StandardCharsets.UTF_8))
                .with("Content-Security-Policy", POLICY)
                .with("X-Content-Type-Options", "nosniff")
                .with("Referrer-Policy", "same-origin")
                .with("Cache-Control", "no-cache");
    }

    String html() {
        String nav = links.isEmpty() ? "" : "<nav aria-label=\"Sections\"><ul>\n%s\n</ul></nav>".formatted(links);
        Map<String, String> values = Map.of(
                "title",
                escaped(title),
                "query",
                escaped(query),
                "style",
                StyleSheet.PATH,
                "class",
                links.isEmpty() ? " class=\"wide\"" : "",
                "header",
                header,
                "nav",
                nav,
                "content",
                content);
        return PLACEHOLDER
                .matcher(TEMPLATE)
                .replaceAll(placeholder -> Matcher.quoteReplacement(values.get(placeholder.group(1))));
    }

    /** Text between tags or within quotes. */
    private static String escaped(String text) {
        String element = Element.of("i").text(text).toString();
        return element.substring("<i>".length(), element.length() - "</i>".length());
    }
}
