package io.github.apprpm.shell;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.apprpm.Tool;
import io.github.apprpm.Tool.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The parser takes what the shell of a host takes, and refuses what it refuses. */
class ShellSyntaxTest {
    static Stream<String> accepted() {
        return Stream.of(
                "echo one; echo two & echo three",
                "a && b || ! c | d |& e",
                "if a; then b; elif c; then d; else e; fi",
                "if (a) then { b; } fi",
                "while read -r x; do echo \"$x\"; done <in >out 2>&1",
                "until a; do b; done & c",
                "for x in a b; do c; done",
                "for x do c; done",
                "for x\nin a\ndo c\ndone",
                "case $1 in (0) ;; 1 | 2) a ;; *) b; esac",
                "case $1 in esac",
                "case x in a) b ;& c) d ;;& esac",
                "f() { a; }\ng() ( b )\nfunction h { c; }\nfunction i() { d; }",
                "echo if then fi in } ]]",
                "x=1 y=\"2 3\" z='4'",
                "echo 'it is' \"it's\" it\\'s $'it\\'s'",
                "echo \"$(echo \"$(echo \")\")\")\"",
                "echo $(case x in x) echo y ;; esac)",
                "echo $(echo a # it's )\n)",
                "echo `echo \\`echo a\\``",
                "echo ${x:-$(y)} ${x#*'}'} \"${x:-it's}\" ${#x} ${x} \"${x%\"}\"}\" ${x[@]}",
                "echo $((1 + (2 * 3))) $( (a); (b) ) $((a); (b))",
                "((x > 1)) && ( (a) )",
                "((a); (b))",
                "for ((i = 0; i < 3; i++)); do a; done",
                "[[ $x =~ ^(a|b)+$ && ( -n y || c < d ) ]] || e",
                "a=(one 'two' # it's\nthree)",
                "cat <<A; cat <<-'B'\n$(\nA\n\tit's\n\tB",
                "(cat <<A)\ntext )\nA",
                "x=$(cat <<A\n)\nA\n)",
                "cat <<<\"$x\" {fd}>&1 >&- >|x <>y &>z",
                "diff <(a) >(b)",
                "echo a \\\n  b # \\",
                "! time -p a | b",
                "{ a; } 2>/dev/null",
                ">empty",
                "exit 0\n",
                "echo a#b # c",
                "echo a\\");
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                Arguments.of("a\nif b; then\n  c\n", 2, "'if' has no end"),
                Arguments.of("if a; then\nfi", 2, "unexpected 'fi'"),
                Arguments.of("if a; b; fi", 1, "unexpected 'fi'"),
                Arguments.of("if a; then b; else\nfi", 2, "unexpected 'fi'"),
                Arguments.of("a\nfi", 2, "unexpected 'fi'"),
                Arguments.of("for x in a; do\n# b\ndone", 3, "unexpected 'done'"),
                Arguments.of("while a\ndo b", 1, "'while' has no end"),
                Arguments.of("for x in a; b; done", 1, "unexpected 'b'"),
                Arguments.of("until a; do b; fi", 1, "unexpected 'fi'"),
                Arguments.of("case x in a) b", 1, "'case' has no end"),
                Arguments.of("case x in\na b) c ;; esac", 2, "unexpected 'b'"),
                Arguments.of("f() {\n  a\n", 1, "'{' has no end"),
                Arguments.of("f() a", 1, "unexpected 'a'"),
                Arguments.of("{ }", 1, "unexpected '}'"),
                Arguments.of("a\n}", 2, "unexpected '}'"),
                Arguments.of("( )", 1, "unexpected ')'"),
                Arguments.of("(\n# a\n)", 3, "unexpected ')'"),
                Arguments.of("(a", 1, "'(' has no end"),
                Arguments.of("echo a\n)\necho b\n(", 2, "unexpected ')'"),
                Arguments.of("echo (a)", 1, "unexpected 'a'"),
                Arguments.of("echo a (b)", 1, "unexpected '('"),
                Arguments.of("a &&", 1, "unexpected end"),
                Arguments.of("a ||\nfi", 2, "unexpected 'fi'"),
                Arguments.of("| a", 1, "unexpected '|'"),
                Arguments.of("a | | b", 1, "unexpected '|'"),
                Arguments.of("; a", 1, "unexpected ';'"),
                Arguments.of("a ;; b", 1, "unexpected ';;'"),
                Arguments.of("a & ; b", 1, "unexpected ';'"),
                Arguments.of("echo a >\nb", 1, "unexpected end of the line"),
                Arguments.of("a\necho 'b\nc", 2, "the quotation ' has no end"),
                Arguments.of("a\n\necho \"b", 3, "the quotation \" has no end"),
                Arguments.of("echo $'a", 1, "the quotation $' has no end"),
                Arguments.of("echo `a", 1, "the command substitution ` has no end"),
                Arguments.of("a\necho $(b", 2, "the command substitution $( has no end"),
                Arguments.of("echo $(\nfi)", 2, "unexpected 'fi'"),
                Arguments.of("echo ${a", 1, "the parameter expansion ${ has no end"),
                Arguments.of("a=(b", 1, "the parenthesis ( has no end"),
                Arguments.of("echo $((1 + 2)", 1, "the command substitution $( has no end"),
                Arguments.of("a\ncat <<END\ntext\n END\n", 2, "the here document 'END' has no end"),
                Arguments.of("cat <<END", 1, "the here document 'END' has no end"),
                Arguments.of("[[ a", 1, "the test [[ has no end"),
                Arguments.of("<", 1, "unexpected end"));
    }

    @ParameterizedTest
    @MethodSource("accepted")
    void whatAShellTakesIsAScript(String script) {
        assertDoesNotThrow(() -> ShellScript.of(script));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void whatAShellRefusesHasALineAndAReason(String script, int line, String problem) {
        ShellSyntaxException refusal = assertThrows(ShellSyntaxException.class, () -> ShellScript.of(script));

        assertEquals(problem, refusal.problem());
        assertEquals(line, refusal.line());
    }

    /** Bash parses these commands only when it runs them. */
    @Test
    void commandsInBackquotesAreParsed() {
        ShellSyntaxException refusal = assertThrows(ShellSyntaxException.class, () -> ShellScript.of("a\nb=`c | `"));

        assertEquals("unexpected end", refusal.problem());
        assertEquals(2, refusal.line());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", " \t\n\n", "# nothing yet", "#!/bin/sh\n\n  # nothing\n", "\\\n", "\r\n\r\n"})
    void aScriptOfCommentsIsEmpty(String script) {
        assertTrue(ShellScript.of(script).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {":", "true", ">file", "x=", "{ :; }", "exit", "cat <<A\nA"})
    void oneCommandIsNotEmpty(String script) {
        assertFalse(ShellScript.of(script).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"(", "{ ", "$(", "${x:-", "$((", "((", "! ", "if ", "f()\n", "if a; then b; el", "a=("})
    void aHostileScriptIsRefusedInTime(String part) {
        assertThrows(ShellSyntaxException.class, () -> ShellScript.of(part.repeat(20_000)));
    }

    @Tag("tool")
    @Test
    void theShellOfAHostAgrees(@TempDir Path directory) throws IOException {
        Tool bash = Tool.installed("bash", "--posix", "-n");
        Path file = directory.resolve("script");
        for (String script : accepted().toList()) {
            Files.writeString(file, script + "\n");
            assertEquals(new Result(0, ""), bash.run(file.toString()), script);
        }
        for (Arguments refused : refused().toList()) {
            Files.writeString(file, refused.get()[0].toString());
            Result result = bash.run(file.toString());
            assertTrue(result.status() != 0 || result.output().contains("here-document"), refused.get()[0].toString());
        }
    }
}
