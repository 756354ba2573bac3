package io.github.apprpm.html;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.github.apprpm.text.Printable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ElementTest {
    @Test
    void textIsEscaped() {
        assertEquals(
                "<b>&lt;script&gt;&amp;&quot;&#39;&lt;/script&gt;</b>",
                Element.of("b").text("<script>&\"'</script>").toString());
    }

    @Test
    void anAttributeIsEscaped() {
        assertEquals(
                "<i title=\"&quot;&gt;&lt;script&gt;&#39;\"></i>",
                Element.of("i").with("title", "\"><script>'").toString());
    }

    /** Control characters, changes of direction, what has no width, and halves of a character. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u0000", "\u001b", "\r", "\u007f", "\u0085", "\u202e", "\u2066", "\u200b", "\ufeff", "\u2028", "\ud800"
            })
    void aCharacterThatIsNotSeenIsShownByItsNumber(String hidden) {
        assertNotEquals(hidden, Printable.line(hidden));
        assertEquals(
                "<b>a%sb</b>".formatted(Printable.line(hidden)),
                Element.of("b").text("a" + hidden + "b").toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a\nb", "a\tb", "größe", "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645", "\ud83d\ude00"})
    void textOfAnyLanguageStays(String text) {
        assertEquals("<b>" + text + "</b>", Element.of("b").text(text).toString());
    }

    @Test
    void anElementHoldsOthersInTheirOrder() {
        assertEquals(
                "<p><b>one</b> two<br></p>",
                Element.of("p")
                        .add("b", "one")
                        .text(" two")
                        .add(Element.of("br"))
                        .toString());
    }

    @Test
    void aTextIsNeverAnElement() {
        String html = Element.of("p", "<x>").add("b", "<y>").text("<z>").toString();
        assertFalse(html.matches("(?s).*<[xyz].*"), html);
    }
}
