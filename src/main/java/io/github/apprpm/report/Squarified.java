package io.github.apprpm.report;

import java.util.ArrayList;
import java.util.List;

/**
 * Divides a rectangle among weights, so that areas are proportional to the weights and each part is about as wide as it
 * is high.
 *
 * <p>Row after row is laid along the shorter side of what is free; a row takes one more part as long as that makes its
 * most elongated part less so (Bruls, Huizing and van Wijk, "Squarified Treemaps", 2000).
 */
final class Squarified {
    private final List<Rectangle> parts = new ArrayList<>();
    private Rectangle free;

    private Squarified(Rectangle whole) {
        this.free = whole;
    }

    /**
     * @param whole what is divided
     * @param weights positive, the greatest first
     * @return a rectangle for each weight, in their order
     */
    static List<Rectangle> divide(Rectangle whole, List<Long> weights) {
        Squarified division = new Squarified(whole);
        double scale =
                whole.area() / weights.stream().mapToDouble(Long::doubleValue).sum();
        List<Double> row = new ArrayList<>();
        for (long weight : weights) {
            double area = weight * scale;
            if (!row.isEmpty() && division.worst(row, area) > division.worst(row, 0)) {
                division.lay(row);
                row.clear();
            }
            row.add(area);
        }
        division.lay(row);
        return division.parts;
    }

    /** How elongated a part of the row is at worst, with one more area or, if that is 0, as it is. */
    private double worst(List<Double> row, double more) {
        double sum = sum(row) + more;
        double greatest = row.get(0);
        double least = more > 0 ? more : row.get(row.size() - 1);
        double side = Math.min(free.width(), free.height());
        double square = side * side / (sum * sum);
        return Math.max(square * greatest, 1 / (square * least));
    }

    private void lay(List<Double> row) {
        boolean column = free.isWide();
        double length = column ? free.height() : free.width();
        // beside a giant, nothing may be left for the smallest
        double thickness = length > 0 ? sum(row) / length : 0;
        double start = 0;
        for (double area : row) {
            double extent = thickness > 0 ? area / thickness : 0;
            parts.add(
                    column
                            ? new Rectangle(free.x(), free.y() + start, thickness, extent)
                            : new Rectangle(free.x() + start, free.y(), extent, thickness));
            start += extent;
        }
        free = column
                ? new Rectangle(free.x() + thickness, free.y(), Math.max(0, free.width() - thickness), free.height())
                : new Rectangle(free.x(), free.y() + thickness, free.width(), Math.max(0, free.height() - thickness));
    }

    private static double sum(List<Double> areas) {
        return areas.stream().mapToDouble(Double::doubleValue).sum();
    }
}
