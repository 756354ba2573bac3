package io.github.apprpm.model;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;

/** The order of the UTF-8 bytes of strings, which is that of their code points and rpm's order of file names. */
public enum Utf8Order implements Comparator<String> {
    INSTANCE;

    /** By methods that the processor runs eight characters at once, however new the JVM is. */
    @Override
    public int compare(String a, String b) {
        int order = Arrays.compareUnsigned(a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));
        return order != 0 ? order : a.compareTo(b); // what has no bytes in UTF-8 is not the same, either
    }
}
