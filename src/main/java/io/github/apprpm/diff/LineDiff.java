package io.github.apprpm.diff;

import java.util.List;

/**
 * Two texts compared line by line, with three lines of context around each difference.
 *
 * @param hunks the places where they differ, in their order
 */
public record LineDiff(List<Hunk> hunks) {
    /** Which texts a line is in. */
    public enum Side {
        BOTH(' '),
        REMOVED('-'),
        ADDED('+');

        private final char sign;

        Side(char sign) {
            this.sign = sign;
        }
    }

    /** One line, without its end. */
    public record Line(Side side, String text) {
        /** As in a unified diff: behind a space, a minus or a plus sign. */
        @Override
        public String toString() {
            return side.sign + text;
        }
    }

    /**
     * A run of lines that differ, and those around them.
     *
     * @param before the number of its first line in the older text, from 1; 0 if that is empty
     * @param after the number of its first line in the newer text, from 1; 0 if that is empty
     * @param lines the lines
     */
    public record Hunk(int before, int after, List<Line> lines) {
        public Hunk {
            lines = List.copyOf(lines);
        }

        /** How many lines are in the older text, or in the newer one. */
        public long count(Side side) {
            return lines.stream()
                    .filter(line -> line.side() == Side.BOTH || line.side() == side)
                    .count();
        }
    }

    public LineDiff {
        hunks = List.copyOf(hunks);
    }

    /** How many lines only one of the texts has. */
    public long count(Side side) {
        return hunks.stream()
                .flatMap(hunk -> hunk.lines().stream())
                .filter(line -> line.side() == side)
                .count();
    }
}
