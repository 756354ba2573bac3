package io.github.apprpm.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ShellWordTest {
    @Test
    void wordsAreQuoted() {
        assertEquals("'a b'", ShellWord.quoted("a b"));
        assertEquals("'it'\\''s $HOME'", ShellWord.quoted("it's $HOME"));
    }
}
