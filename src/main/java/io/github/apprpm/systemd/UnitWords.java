package io.github.apprpm.systemd;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Splits a value of a unit into words as systemd.syntax(7) and systemd.exec(5) do it, with quotes and escapes. */
public final class UnitWords {
    private static final Map<Character, Character> ESCAPES =
            Map.of('n', '\n', 't', '\t', 'r', '\r', 's', ' ', '\\', '\\', '"', '"', '\'', '\'');

    private final String value;
    private final List<String> words = new ArrayList<>();
    private final StringBuilder word = new StringBuilder();
    private boolean isInWord;

    private UnitWords(String value) {
        this.value = value;
    }

    public static List<String> of(String value) {
        UnitWords words = new UnitWords(value);
        words.split();
        return words.words;
    }

    private void split() {
        char quote = 0;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '\\' && i + 1 < value.length()) {
                i++;
                add(ESCAPES.getOrDefault(value.charAt(i), value.charAt(i)));
            } else if (quote != 0) {
                if (c == quote) {
                    quote = 0;
                } else {
                    add(c);
                }
            } else if (c == '"' || c == '\'') {
                quote = c;
                isInWord = true;
            } else if (Character.isWhitespace(c)) {
                end();
            } else {
                add(c);
            }
        }
        end();
    }

    private void add(char c) {
        word.append(c);
        isInWord = true;
    }

    /** A doubled percent sign is a literal one; a specifier stays, as few hosts agree on what it stands for. */
    private void end() {
        if (isInWord) {
            words.add(word.toString().replace("%%", "%"));
            word.setLength(0);
            isInWord = false;
        }
    }
}
