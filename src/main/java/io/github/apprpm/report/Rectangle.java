package io.github.apprpm.report;

/** A part of a plane, in pixels. */
record Rectangle(double x, double y, double width, double height) {
    double area() {
        return width * height;
    }

    boolean isWide() {
        return width >= height;
    }

    /** What is left when a strip is taken from the top. */
    Rectangle below(double strip) {
        return new Rectangle(x, y + strip, width, height - strip);
    }

    /** What is left when a margin is taken from each side. */
    Rectangle within(double margin) {
        return new Rectangle(x + margin, y + margin, width - 2 * margin, height - 2 * margin);
    }
}
