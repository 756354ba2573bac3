package io.github.apprpm.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.apprpm.html.Anchor;
import io.github.apprpm.library.Part;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TreemapTest {
    private static Treemap draw(Map<String, Anchor> anchors, Part... parts) {
        long bytes = List.of(parts).stream().mapToLong(Part::bytes).sum();
        return Treemap.of(Tile.of(new Part("/", bytes, List.of(parts))), Treemap.Format.WIDE, anchors);
    }

    private static Part file(String name, long bytes) {
        return new Part(name, bytes, List.of());
    }

    private static int count(String html, String what) {
        return html.split(what, -1).length - 1;
    }

    @Test
    void eachTileSaysWhatItIs() {
        String svg = draw(Map.of(), file("a", 75), file("b", 25)).element().toString();
        assertTrue(svg.contains("<title>/a: 75 bytes, 75.0 %</title>"), svg);
        assertTrue(svg.contains("<title>/b: 25 bytes, 25.0 %</title>"), svg);
    }

    @Test
    void aTileLinksToWhereItIsDescribedAndHasItsName() {
        String svg = draw(Map.of("/a", new Anchor("f7", "Alpha")), file("a", 75))
                .element()
                .toString();
        assertTrue(svg.contains("<a href=\"#f7\""), svg);
        assertTrue(svg.contains(">Alpha</tspan>"), svg);
    }

    @Test
    void manySmallOnesAreOneTile() {
        List<Part> parts = new ArrayList<>(List.of(file("great", 1_000_000)));
        for (int i = 0; i < 5000; i++) {
            parts.add(file("small" + i, 10));
        }
        Treemap map = draw(Map.of(), parts.toArray(Part[]::new));
        String svg = map.element().toString();
        assertEquals(2, count(svg, "<title>"));
        assertTrue(
                svg.contains(
                        "<title>5000 smaller parts in /: 50.0 kB, 4.8 %: small0, small1, small10, small100, small1000, small1001 ...</title>"),
                svg);
        assertEquals(EnumSet.of(Tile.Kind.FILE, Tile.Kind.REST), map.kinds());
    }

    @Test
    void aFewSmallOnesHaveTheirNames() {
        String svg = draw(Map.of(), file("great", 1_000_000), file("b", 300), file("a", 200))
                .element()
                .toString();
        assertTrue(svg.contains("<title>2 smaller parts in /: 500 bytes, under 0.1 %: b, a</title>"), svg);
    }

    @Test
    void aNameIsEscaped() {
        String svg = draw(Map.of(), file("<script>", 10)).element().toString();
        assertFalse(svg.contains("<script"), svg);
    }

    @Test
    void thePlotIsTheSameForTheSameParts() {
        Part[] parts = {file("a", 50), file("b", 30), file("c", 20)};
        assertEquals(
                draw(Map.of(), parts).element().toString(),
                draw(Map.of(), parts).element().toString());
    }
}
