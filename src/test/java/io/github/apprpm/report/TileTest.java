package io.github.apprpm.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.apprpm.library.Part;
import io.github.apprpm.report.Tile.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;

class TileTest {
    private static Part part(String name, long bytes, Part... parts) {
        return new Part(name, bytes, List.of(parts));
    }

    private static List<String> paths(Tile tile) {
        return tile.parts().stream().map(Tile::path).toList();
    }

    @Test
    void aFatJarShowsTheJarsInIt() {
        Tile root = Tile.of(part(
                "/",
                100,
                part("shop.jar", 100, part("a.jar", 60, part("classes", 60)), part("classes", 30), part("b.jar", 10))));
        Tile jar = root.parts().get(0);
        assertEquals("/shop.jar", jar.path());
        assertEquals(List.of("/shop.jar!/a.jar", "/shop.jar!/classes", "/shop.jar!/b.jar"), paths(jar));
        assertEquals(
                List.of(Kind.LIBRARY, Kind.CONTENT, Kind.LIBRARY),
                jar.parts().stream().map(Tile::kind).toList());
        assertEquals(List.of(), jar.parts().get(0).parts());
    }

    @Test
    void aDirectoryOfNearlyOneThingIsNotShownByItself() {
        Tile root = Tile.of(part(
                "/", 1000, part("etc", 4, part("shop.conf", 4)), part("var", 996, part("big", 990), part("small", 6))));
        assertEquals(List.of("/var/big", "/var/small", "/etc/shop.conf"), paths(root));
    }

    @Test
    void aDirectoryOfSeveralThingsHoldsThem() {
        Tile root = Tile.of(part("/", 100, part("lib", 100, part("a.jar", 50), part("b.jar", 50))));
        assertEquals(List.of("/lib"), paths(root));
        assertEquals(List.of("/lib/a.jar", "/lib/b.jar"), paths(root.parts().get(0)));
    }

    @Test
    void aJarWithoutJarsIsOpenedOnlyIfItIsAGreatPart() {
        Tile root = Tile.of(part(
                "/",
                100,
                part("great.jar", 85, part("classes", 80), part("resources", 5)),
                part("little.jar", 15, part("classes", 15))));
        assertEquals(2, root.parts().get(0).parts().size());
        assertEquals(0, root.parts().get(1).parts().size());
    }

    @Test
    void whatHasNoBytesHasNoTile() {
        assertEquals(List.of(), Tile.of(part("/", 0, part("empty", 0))).parts());
    }

    @Test
    void equalSizesAreInTheOrderOfTheirPaths() {
        assertEquals(List.of("/a", "/b"), paths(Tile.of(part("/", 2, part("b", 1), part("a", 1)))));
    }
}
