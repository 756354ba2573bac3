package io.github.apprpm.diff;

import com.github.difflib.DiffUtils;
import com.github.difflib.algorithm.myers.MyersDiffWithLinearSpace;
import com.github.difflib.patch.AbstractDelta;
import com.github.difflib.patch.Chunk;
import io.github.apprpm.diff.LineDiff.Hunk;
import io.github.apprpm.diff.LineDiff.Line;
import io.github.apprpm.diff.LineDiff.Side;
import java.util.ArrayList;
import java.util.List;

/** Compares two texts line by line, and masks secrets in them. */
final class LineComparison {
    private static final int CONTEXT = 3;
    /** Beyond, the search for the shortest difference takes too long. */
    private static final int MOST_LINES = 2000;

    private final List<String> before;
    private final List<String> after;
    private final List<String> shownBefore;
    private final List<String> shownAfter;

    private LineComparison(List<String> before, List<String> after) {
        this.before = before;
        this.after = after;
        this.shownBefore = SecretLines.masked(before);
        this.shownAfter = SecretLines.masked(after);
    }

    static LineDiff of(String before, String after) {
        return new LineComparison(before.lines().toList(), after.lines().toList()).compare();
    }

    /** Lines of the texts that differ: those from a start to an end, exclusive. */
    private record Difference(int before, int beforeEnd, int after, int afterEnd) {
        private boolean touches(Difference next) {
            return beforeEnd == next.before && afterEnd == next.after;
        }
    }

    private LineDiff compare() {
        List<Hunk> hunks = new ArrayList<>();
        List<Difference> near = new ArrayList<>();
        for (Difference next : differences()) {
            if (!near.isEmpty() && next.before - near.get(near.size() - 1).beforeEnd > 2 * CONTEXT) {
                hunks.add(hunk(near));
                near.clear();
            }
            near.add(next);
        }
        if (!near.isEmpty()) {
            hunks.add(hunk(near));
        }
        return new LineDiff(hunks);
    }

    /** What is the same at both ends is not searched. */
    private List<Difference> differences() {
        int shorter = Math.min(before.size(), after.size());
        int start = 0;
        while (start < shorter && before.get(start).equals(after.get(start))) {
            start++;
        }
        int end = 0;
        while (end < shorter - start && before.get(before.size() - 1 - end).equals(after.get(after.size() - 1 - end))) {
            end++;
        }
        List<String> oldMiddle = before.subList(start, before.size() - end);
        List<String> newMiddle = after.subList(start, after.size() - end);
        if (oldMiddle.isEmpty() && newMiddle.isEmpty()) {
            return List.of();
        }
        if (oldMiddle.size() > MOST_LINES || newMiddle.size() > MOST_LINES) {
            return List.of(new Difference(start, before.size() - end, start, after.size() - end));
        }
        List<Difference> differences = new ArrayList<>();
        for (AbstractDelta<String> delta : DiffUtils.diff(oldMiddle, newMiddle, new MyersDiffWithLinearSpace<>())
                .getDeltas()) {
            Chunk<String> source = delta.getSource();
            Chunk<String> target = delta.getTarget();
            add(
                    differences,
                    new Difference(
                            start + source.getPosition(),
                            start + source.getPosition() + source.size(),
                            start + target.getPosition(),
                            start + target.getPosition() + target.size()));
        }
        return differences;
    }

    /** What is removed and added in one place is one difference. */
    private static void add(List<Difference> differences, Difference next) {
        int last = differences.size() - 1;
        if (last >= 0 && differences.get(last).touches(next)) {
            Difference first = differences.remove(last);
            differences.add(new Difference(first.before, next.beforeEnd, first.after, next.afterEnd));
        } else {
            differences.add(next);
        }
    }

    private Hunk hunk(List<Difference> near) {
        Difference first = near.get(0);
        Difference last = near.get(near.size() - 1);
        int leading = Math.min(CONTEXT, first.before);
        int trailing = Math.min(CONTEXT, before.size() - last.beforeEnd);
        List<Line> lines = new ArrayList<>();
        int position = first.before - leading;
        for (Difference difference : near) {
            add(lines, Side.BOTH, shownBefore.subList(position, difference.before));
            add(lines, Side.REMOVED, shownBefore.subList(difference.before, difference.beforeEnd));
            add(lines, Side.ADDED, shownAfter.subList(difference.after, difference.afterEnd));
            position = difference.beforeEnd;
        }
        add(lines, Side.BOTH, shownBefore.subList(position, position + trailing));
        return new Hunk(
                before.isEmpty() ? 0 : first.before - leading + 1,
                after.isEmpty() ? 0 : first.after - leading + 1,
                lines);
    }

    private static void add(List<Line> lines, Side side, List<String> texts) {
        texts.forEach(text -> lines.add(new Line(side, text)));
    }
}
