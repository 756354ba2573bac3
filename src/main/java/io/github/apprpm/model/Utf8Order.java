package io.github.apprpm.model;

import java.util.Comparator;

/** The order of the UTF-8 bytes of strings, which is that of their code points and rpm's order of file names. */
public enum Utf8Order implements Comparator<String> {
    INSTANCE;

    @Override
    public int compare(String a, String b) {
        int shorter = Math.min(a.length(), b.length());
        for (int i = 0; i < shorter; i++) {
            char x = a.charAt(i);
            char y = b.charAt(i);
            if (x != y) {
                return Character.isSurrogate(x) != Character.isSurrogate(y)
                        ? Boolean.compare(Character.isSurrogate(x), Character.isSurrogate(y))
                        : Character.compare(x, y);
            }
        }
        return Integer.compare(a.length(), b.length());
    }
}
