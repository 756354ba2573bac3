package io.github.apprpm.html;

import io.github.apprpm.file.AtomicFile;
import io.github.apprpm.file.Sha256;
import io.github.apprpm.model.Resource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A whole page. It loads nothing: its Content-Security-Policy forbids all requests, and all scripts and styles but the
 * page's own, whatever texts are shown.
 *
 * @param title the title of the window
 * @param header what comes first
 * @param sections what follows
 * @param style the style sheet beside the one of all pages
 * @param script the script beside the one of all pages
 */
public record Page(String title, Element header, List<Section> sections, String style, String script) {
    private static final Pattern PLACEHOLDER = Pattern.compile("@([A-Za-z]+)@");

    /** Writes the page, all of it or nothing. */
    public void writeTo(Path file) throws IOException {
        AtomicFile.ofText(file, html());
    }

    public String html() {
        String allStyle = resource("page.css") + style;
        String allScript = resource("page.js") + script;
        Map<String, String> values = Map.of(
                "title", Element.escaped(title),
                "style", allStyle,
                "styleHash", hash(allStyle),
                "script", allScript,
                "scriptHash", hash(allScript),
                "body", body());
        return PLACEHOLDER
                .matcher(resource("page.html"))
                .replaceAll(placeholder -> Matcher.quoteReplacement(values.get(placeholder.group(1))));
    }

    private String body() {
        StringBuilder html = new StringBuilder();
        Element.of("a", "skip").with("href", "#content").text("Skip to content").writeTo(html);
        header.writeTo(html);
        Element.of("nav")
                .with("aria-label", "Sections")
                .add(Element.of("ul").add(sections.stream().map(Section::link)))
                .writeTo(html);
        Element.of("main")
                .with("id", "content")
                .add(sections.stream().map(Section::element))
                .writeTo(html);
        return html.toString();
    }

    /** How a Content-Security-Policy names the one script or style that is allowed. */
    private static String hash(String text) {
        return "sha256-" + Base64.getEncoder().encodeToString(Sha256.of(text.getBytes(StandardCharsets.UTF_8)));
    }

    static String resource(String name) {
        return Resource.text(Page.class, name);
    }
}
