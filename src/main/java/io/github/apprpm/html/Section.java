package io.github.apprpm.html;

import java.util.Optional;

/**
 * A part of the page that can be jumped to.
 *
 * @param id the name of the anchor
 * @param title the heading
 * @param count how much is in it, for the table of contents
 * @param content what is below the heading
 */
public record Section(String id, String title, Optional<String> count, Element content) {
    public static Section of(String id, String title, Element content) {
        return new Section(id, title, Optional.empty(), content);
    }

    public static Section of(String id, String title, int count, Element content) {
        return new Section(id, title, Optional.of(Integer.toString(count)), content);
    }

    public Element element() {
        return element("h2");
    }

    /** As a part of another section. */
    public Element subsection() {
        return element("h3");
    }

    private Element element(String heading) {
        Element title = Element.of(heading).with("id", id + "-title").text(this.title);
        count.ifPresent(text -> title.text(" ").add(Element.of("span", "count").text(text)));
        return Element.of("section")
                .with("id", id)
                .with("aria-labelledby", id + "-title")
                .add(title)
                .add(content);
    }

    /** The entry in the table of contents. */
    public Element link() {
        Element link = Element.of("a").with("href", "#" + id).text(title);
        count.ifPresent(text -> link.text(" ").add(Element.of("span", "count").text(text)));
        return Element.of("li").add(link);
    }
}
