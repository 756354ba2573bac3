package io.github.apprpm.diff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.apprpm.Tool;
import io.github.apprpm.diff.LineDiff.Hunk;
import io.github.apprpm.diff.LineDiff.Line;
import io.github.apprpm.diff.LineDiff.Side;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LineComparisonTest {
    private static final int SEED = 20261120;

    @Test
    void equalTextsHaveNoHunks() {
        assertEquals(List.of(), LineComparison.of("a\nb\n", "a\nb\n").hunks());
    }

    @Test
    void aMissingLineEndIsNoDifferenceOfLines() {
        assertEquals(List.of(), LineComparison.of("a\r\nb", "a\nb\n").hunks());
    }

    @Test
    void aHunkHasThreeLinesOfContext() {
        String before = numbers(1, 20);
        String after = before.replace("\n10\n", "\nten\n");
        assertEquals(
                List.of(" 7", " 8", " 9", "-10", "+ten", " 11", " 12", " 13"), texts(LineComparison.of(before, after)));
    }

    @Test
    void aHunkTellsWhereItBegins() {
        Hunk hunk = LineComparison.of(numbers(1, 20), numbers(2, 20).replace("\n15\n", "\n"))
                .hunks()
                .get(1);
        assertEquals(List.of(12, 11), List.of(hunk.before(), hunk.after()));
    }

    @Test
    void differencesThatAreNearShareAHunk() {
        String before = numbers(1, 30);
        assertEquals(
                1,
                LineComparison.of(before, before.replace("\n10\n", "\n").replace("\n17\n", "\n"))
                        .hunks()
                        .size());
        assertEquals(
                2,
                LineComparison.of(before, before.replace("\n10\n", "\n").replace("\n18\n", "\n"))
                        .hunks()
                        .size());
    }

    @Test
    void whatIsRemovedStandsBeforeWhatIsAdded() {
        assertEquals(List.of("-a", "-b", "+c", "+d"), texts(LineComparison.of("a\nb\n", "c\nd\n")));
    }

    @Test
    void aNewTextIsAllAdded() {
        LineDiff added = LineComparison.of("", "a\nb\n");
        assertEquals(List.of("+a", "+b"), texts(added));
        assertEquals(
                List.of(0, 1),
                List.of(added.hunks().get(0).before(), added.hunks().get(0).after()));
    }

    @Test
    void textsThatAreTooLongToBeSearchedAreReplacedAsAWhole() {
        LineDiff diff = LineComparison.of("same\n" + numbers(1, 2100), "same\n" + numbers(2, 2101) + "x\n");
        assertEquals(2100, diff.count(Side.REMOVED));
        assertEquals(2101, diff.count(Side.ADDED));
    }

    @Test
    void theDifferenceLeadsFromOneTextToTheOther() {
        Random random = new Random(SEED);
        for (int i = 0; i < 2000; i++) {
            List<String> before = text(random);
            List<String> after = text(random);
            LineDiff diff = LineComparison.of(String.join("\n", before), String.join("\n", after));
            assertEquals(after, patched(before, diff), () -> before + " " + after);
        }
    }

    /** What patch(1) does, without its tolerance. */
    private static List<String> patched(List<String> before, LineDiff diff) {
        List<String> after = new ArrayList<>();
        int position = 0;
        for (Hunk hunk : diff.hunks()) {
            int start = Math.max(hunk.before() - 1, 0);
            after.addAll(before.subList(position, start));
            position = start;
            for (Line line : hunk.lines()) {
                if (line.side() != Side.ADDED) {
                    assertEquals(before.get(position++), line.text());
                }
                if (line.side() != Side.REMOVED) {
                    after.add(line.text());
                }
            }
        }
        after.addAll(before.subList(position, before.size()));
        return after;
    }

    @Test
    @Tag("tool")
    void noDifferenceIsLongerThanThatOfDiff(@TempDir Path directory) throws IOException {
        Tool diff = Tool.installed("diff", "--minimal");
        Random random = new Random(SEED);
        for (int i = 0; i < 100; i++) {
            String before = String.join("\n", text(random)) + "\n";
            String after = String.join("\n", text(random)) + "\n";
            Path one = Files.writeString(directory.resolve("one"), before);
            Path other = Files.writeString(directory.resolve("other"), after);
            long shortest = diff.run(one.toString(), other.toString())
                    .output()
                    .lines()
                    .filter(line -> line.startsWith("<") || line.startsWith(">"))
                    .count();
            LineDiff ours = LineComparison.of(before, after);
            assertTrue(ours.count(Side.ADDED) + ours.count(Side.REMOVED) <= shortest, () -> before + "---\n" + after);
        }
    }

    private static List<String> text(Random random) {
        return IntStream.range(0, 1 + random.nextInt(30))
                .mapToObj(i -> "line " + random.nextInt(6))
                .toList();
    }

    private static String numbers(int first, int last) {
        return IntStream.rangeClosed(first, last).mapToObj(i -> i + "\n").collect(Collectors.joining());
    }

    private static List<String> texts(LineDiff diff) {
        return diff.hunks().stream()
                .flatMap(hunk -> hunk.lines().stream())
                .map(Line::toString)
                .toList();
    }
}
