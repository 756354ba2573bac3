package io.github.apprpm.verify.host;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class TreeTest {
    private static final String BEFORE = "d 0 10.5 4096 /opt\nf 0 11.25 7 /opt/with space\nl 0 12.0 3 /opt/link\n";

    private static List<String> changed(String after) {
        return Tree.topmost(Tree.parse(after).changedSince(Tree.parse(BEFORE)), node -> true);
    }

    @Test
    void theSameTreeHasNoChanges() {
        assertEquals(List.of(), changed(BEFORE));
    }

    @Test
    void aDirectorysTimeIsThatOfWhatIsInIt() {
        assertEquals(List.of(), changed(BEFORE.replace("10.5 4096", "99.5 8192")));
    }

    @Test
    void newerContentIsAChange() {
        assertEquals(List.of("/opt/with space"), changed(BEFORE.replace("11.25 7", "99.25 7")));
    }

    @Test
    void ofANewDirectoryOnlyItselfIsNamed() {
        assertEquals(List.of("/srv"), changed(BEFORE + "d 0 1 1 /srv\nf 0 1 1 /srv/a\nf 0 1 1 /srv/b\n"));
    }
}
