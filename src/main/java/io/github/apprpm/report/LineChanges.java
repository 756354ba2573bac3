package io.github.apprpm.report;

import io.github.apprpm.diff.LineDiff;
import io.github.apprpm.diff.LineDiff.Hunk;
import io.github.apprpm.diff.LineDiff.Line;
import io.github.apprpm.diff.LineDiff.Side;
import io.github.apprpm.html.Element;

/** Shows a text that has changed, line by line. */
final class LineChanges {
    private LineChanges() {}

    static Element of(LineDiff diff) {
        Element block = Element.of("pre", "diff");
        for (Hunk hunk : diff.hunks()) {
            block.add(Element.of("span", "hunk")
                    .text("@@ -%d,%d +%d,%d @@\n"
                            .formatted(hunk.before(), hunk.count(Side.REMOVED), hunk.after(), hunk.count(Side.ADDED))));
            hunk.lines().forEach(line -> block.add(line(line)));
        }
        return block;
    }

    /** The sign says it, too, for those who do not see the colour. */
    private static Element line(Line line) {
        return switch (line.side()) {
            case ADDED -> Element.of("ins").text("+" + line.text() + "\n");
            case REMOVED -> Element.of("del").text("-" + line.text() + "\n");
            case BOTH -> Element.of("span").text(" " + line.text() + "\n");
        };
    }
}
