package io.github.apprpm.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A text in the plot that fits into its place.
 *
 * @param lines the text, broken
 */
record Label(List<String> lines) {
    static final int LINE_HEIGHT = 15;
    static final int MARGIN = 5;
    /** Wider than the average letter in any usual font of this size. */
    private static final double LETTER_WIDTH = 7.4;
    /** A longer word is cut, if so many letters of it are left. */
    private static final int LEAST_OF_WORD = 8;

    /**
     * Breaks a name behind its punctuation, cuts a word that is too long, and adds the size if there is room.
     *
     * @return nothing if the name does not fit
     */
    static Optional<Label> of(String name, String size, double width, double height) {
        int letters = letters(width);
        int most = (int) ((height - MARGIN) / LINE_HEIGHT);
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : name.split("(?<=[-._/ ])")) {
            if (line.length() > 0 && line.length() + word.length() > letters) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(word);
            if (line.length() > letters) {
                if (letters < LEAST_OF_WORD) {
                    return Optional.empty();
                }
                line.replace(letters - 1, line.length(), "\u2026");
            }
        }
        lines.add(line.toString());
        if (lines.size() > most) {
            return Optional.empty();
        }
        if (lines.size() < most && size.length() <= letters) {
            lines.add(size);
        }
        return Optional.of(new Label(lines));
    }

    /** A text of one line, if it fits. */
    static boolean fits(String text, double width) {
        return text.length() <= letters(width);
    }

    private static int letters(double width) {
        return (int) ((width - 2 * MARGIN) / LETTER_WIDTH);
    }
}
