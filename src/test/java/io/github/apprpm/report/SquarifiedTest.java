package io.github.apprpm.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SquarifiedTest {
    private static final Rectangle WHOLE = new Rectangle(10, 20, 600, 400);
    private static final double TOLERANCE = 1e-6;

    static Stream<List<Long>> weights() {
        Random random = new Random(7);
        Stream<List<Long>> any = IntStream.rangeClosed(1, 60)
                .mapToObj(count -> LongStream.generate(() -> 1L + (long) Math.exp(random.nextDouble() * 20))
                        .limit(count)
                        .boxed()
                        .sorted(Comparator.reverseOrder())
                        .toList());
        return Stream.concat(
                any,
                Stream.of(
                        List.of(1L),
                        List.of(1L, 1L),
                        List.of(Long.MAX_VALUE / 4, 1L),
                        List.of(6L, 6L, 4L, 3L, 2L, 2L, 1L),
                        LongStream.generate(() -> 5).limit(500).boxed().toList()));
    }

    @ParameterizedTest
    @MethodSource("weights")
    void areasAreAsTheWeights(List<Long> weights) {
        double sum = weights.stream().mapToDouble(Long::doubleValue).sum();
        List<Rectangle> parts = Squarified.divide(WHOLE, weights);
        assertEquals(weights.size(), parts.size());
        for (int i = 0; i < parts.size(); i++) {
            assertEquals(WHOLE.area() * weights.get(i) / sum, parts.get(i).area(), TOLERANCE * WHOLE.area());
        }
    }

    @ParameterizedTest
    @MethodSource("weights")
    void thePartsLieWithinTheWholeAndFillIt(List<Long> weights) {
        List<Rectangle> parts = Squarified.divide(WHOLE, weights);
        for (Rectangle part : parts) {
            assertTrue(part.x() >= WHOLE.x() - TOLERANCE && part.y() >= WHOLE.y() - TOLERANCE, part::toString);
            assertTrue(part.x() + part.width() <= WHOLE.x() + WHOLE.width() + TOLERANCE, part::toString);
            assertTrue(part.y() + part.height() <= WHOLE.y() + WHOLE.height() + TOLERANCE, part::toString);
        }
        double area = parts.stream().mapToDouble(Rectangle::area).sum();
        assertEquals(WHOLE.area(), area, TOLERANCE * WHOLE.area());
    }

    @ParameterizedTest
    @MethodSource("weights")
    void noTwoPartsOverlap(List<Long> weights) {
        List<Rectangle> parts = Squarified.divide(WHOLE, weights);
        for (int i = 0; i < parts.size(); i++) {
            for (int j = 0; j < i; j++) {
                Rectangle a = parts.get(i);
                Rectangle b = parts.get(j);
                double width = Math.min(a.x() + a.width(), b.x() + b.width()) - Math.max(a.x(), b.x());
                double height = Math.min(a.y() + a.height(), b.y() + b.height()) - Math.max(a.y(), b.y());
                assertTrue(width < TOLERANCE || height < TOLERANCE, () -> a + " and " + b);
            }
        }
    }

    /** The example of the paper: slices would be 24 times as long as wide. */
    @Test
    void thePartsAreAboutAsWideAsHigh() {
        List<Rectangle> parts = Squarified.divide(new Rectangle(0, 0, 6, 4), List.of(6L, 6L, 4L, 3L, 2L, 2L, 1L));
        for (Rectangle part : parts) {
            double ratio = Math.max(part.width() / part.height(), part.height() / part.width());
            assertTrue(ratio < 3, part::toString);
        }
        assertEquals(new Rectangle(0, 0, 3, 2), parts.get(0));
    }
}
