package io.github.apprpm.systemd;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Splits a value of a unit into words, with the quotes and escapes of systemd.syntax(7). */
public final class UnitWords {
    private static final Map<Character, Character> ESCAPES = Map.ofEntries(
            Map.entry('a', '\u0007'),
            Map.entry('b', '\b'),
            Map.entry('f', '\f'),
            Map.entry('n', '\n'),
            Map.entry('r', '\r'),
            Map.entry('t', '\t'),
            Map.entry('v', '\u000b'),
            Map.entry('s', ' '));

    private static final Pattern NUMBER =
            Pattern.compile("x(\\p{XDigit}{2})|u(\\p{XDigit}{4})|U(\\p{XDigit}{8})|([0-3][0-7]{2})");
    private static final int OCTAL = 8;
    private static final int HEXADECIMAL = 16;
    private static final int OCTAL_GROUP = 4;

    private final String value;
    private final List<String> words = new ArrayList<>();
    private final StringBuilder word = new StringBuilder();
    private boolean isInWord;
    private int position;

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
        while (position < value.length()) {
            char c = value.charAt(position++);
            if (c == '\\' && position < value.length()) {
                escaped();
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

    /** Reads an escape sequence; an unknown one stands for its character. */
    private void escaped() {
        Matcher number = NUMBER.matcher(value).region(position, value.length());
        if (number.lookingAt()) {
            int group = 1;
            while (number.group(group) == null) {
                group++;
            }
            word.appendCodePoint(
                    codePoint(Long.parseLong(number.group(group), group == OCTAL_GROUP ? OCTAL : HEXADECIMAL)));
            isInWord = true;
            position = number.end();
        } else {
            char c = value.charAt(position++);
            add(ESCAPES.getOrDefault(c, c));
        }
    }

    private static int codePoint(long number) {
        return number <= Character.MAX_CODE_POINT ? (int) number : '\uFFFD';
    }

    private void add(char c) {
        word.append(c);
        isInWord = true;
    }

    /** Ends a word; {@code %%} is a literal percent sign, and specifiers stay, as their values depend on the host. */
    private void end() {
        if (isInWord) {
            words.add(word.toString().replace("%%", "%"));
            word.setLength(0);
            isInWord = false;
        }
    }
}
