package io.github.apprpm.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShellRunTest {
    private static final String STOP = "systemctl stop shop";

    private static List<String> reached(String script, String argument) {
        ShellScript parsed =
                ShellScript.parse(script).orElseThrow(() -> new AssertionError("cannot be parsed: " + script));
        return ShellRun.commands(parsed, Optional.of(argument)).stream()
                .map(command -> String.join(" ", command.words()))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "if [ $1 -eq 0 ]; then @; fi",
                "if [ $1 -eq 0 ] ; then\n# Package removal, not upgrade\n@ > /dev/null 2>&1 || :\nfi",
                "if [ \"$1\" = 0 ]; then\n\t@\nfi",
                "if [ \"$1\" == \"0\" ]\nthen\n@\nfi",
                "if [ ${1} -eq 0 ] && [ -x /usr/bin/systemctl ]; then @; fi",
                "if [ -x /usr/bin/systemctl ] && [ $1 -eq 0 ]; then @; fi",
                "if test $1 -eq 0; then @; fi",
                "if test \"x$1\" = \"x0\" ; then @; fi",
                "if [[ $1 -eq 0 ]]; then @; fi",
                "if [[ \"$1\" == 0 && -d /run/systemd/system ]]; then @; fi",
                "if (( $1 == 0 )); then @; fi",
                "if [ $1 -lt 1 ]; then @; fi",
                "if ! [ $1 -ge 1 ]; then @; fi",
                "if [ ! $1 -gt 0 ]; then @; fi",
                "if [ $1 -ge 1 ]; then true; else @; fi",
                "if [ $1 -gt 0 ]; then exit 0; fi\n@",
                "[ $1 -eq 0 ] || exit 0\n@",
                "[ \"$1\" -eq 0 ] && @ || :",
                "test \"$1\" = 0 || exit\n@",
                "case \"$1\" in\n  0) @ ;;\n  1) echo upgrade ;;\nesac",
                "case $1 in\n(0|remove|purge)\n  @\n;;\n1|upgrade) ;;\n*) echo ;;\nesac",
                "case \"$1\" in [1-9]*) exit 0;; esac; @",
                "ACTION=$1\nif [ \"$ACTION\" = \"0\" ]; then @; fi",
                "remove() {\n  @\n}\nif [ $1 -eq 0 ]; then\n  remove\nfi",
                "do_it() { if [ $1 -eq 0 ]; then @; fi; }\ndo_it \"$1\"",
                "test -n \"$FIRST_ARG\" || FIRST_ARG=\"$1\"\nif [ \"$FIRST_ARG\" -eq 0 ]; then\n@\n"
                        + "( test \"$YAST_IS_RUNNING\" = instsys && exit 0\n @ ) || :\nfi",
                "export FIRST_ARG=${1:-0}\nif [ \"$FIRST_ARG\" = 0 ]; then @; fi",
                "if [ $1 = 0 -o \"$1\" = remove ]; then @; fi",
                "if [ \"$*\" = \"0\" ]; then @; fi",
                "upgrade=no\n[ $1 -gt 0 ] && upgrade=yes\nif [ $upgrade = no ]; then @; fi",
                "cat > /tmp/x <<EOF\n@\nEOF\n",
                "cat <<-'E O F'\n\t@\n\tE O F\n[ $1 -ne 0 ] && exit 0; @",
                "# @\necho '@' \"@\"; for i in 1 2; do test $1 = 0 && @; done"
            })
    void whatIsGuardedIsReachedOnlyOnRemoval(String script) {
        String guarded = script.replace("@", STOP);
        assertTrue(!reached(guarded, "1").contains(STOP), () -> "on an upgrade: " + guarded);
        if (!guarded.contains("<<EOF")) {
            assertTrue(reached(guarded, "0").contains(STOP), () -> "on removal: " + guarded);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "@",
                "if [ -x /usr/bin/systemctl ]; then @; fi",
                "if [ $1 -ge 0 ]; then @; fi",
                "if [ $1 -eq 0 ]; then echo bye; fi; @",
                "[ -d /run/systemd/system ] || exit 0\n@",
                "if [ -f /etc/x ]; then . /etc/x; fi\nif [ \"$STOP\" = yes ]; then @; fi",
                "command -v systemctl >/dev/null 2>&1 && @ >/dev/null || true",
                "while read unit; do @; done < /etc/units",
                "(cd /tmp; @)",
                "systemctl is-active shop | grep -q active && @",
                "x=`id -u`; y=$(cat /etc/x | head -n 1); if [ $x = 0 ]; then @ & fi",
                "case \"$(uname)\" in Linux) @ ;; esac",
                "if x=$(id shop); then true; else @; fi",
                "x=\"`id shop`\" || @",
                "exec /usr/bin/env A=b @",
                "until @; do sleep 1; done",
                "a=(x y z)\n@",
                "if true; then\n  if false; then exit 0; fi\n  { @; }\nfi",
                "[ $1 -eq 1 ] && { exit_code=1; @; }",
                "v=${x#*:}; v=\"${v%%\"$y\"}\"; @ \\\n  # not \\\n"
            })
    void whatIsNotGuardedIsReachedOnAnUpgrade(String script) {
        String unguarded = script.replace("@", STOP);
        assertTrue(reached(unguarded, "1").contains(STOP), () -> reached(unguarded, "1") + " of " + unguarded);
    }

    @Test
    void variablesAreReplacedWhereTheyAreKnown() {
        assertEquals(
                List.of("systemctl stop shop.service", "systemctl stop $(name)", "echo $x $HOME"),
                reached(
                                "unit=shop\nsystemctl stop $unit.service\nother=$(name); systemctl stop $other; echo '$x' $HOME",
                                "1")
                        .stream()
                        .map(text -> text.replace("$other", "$(name)").replace('\uE000', '$'))
                        .toList());
    }

    @Test
    void eachValueOfALoopIsFollowed() {
        assertEquals(
                List.of("systemctl stop a", "systemctl stop b"),
                reached("for unit in a b; do systemctl stop $unit; done", "1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"if true; then", "echo 'x", "case x in", "done", "a() ", "echo $(x", "((1"})
    void whatIsNoScriptIsNotUnderstood(String script) {
        assertEquals(Optional.empty(), ShellScript.parse(script));
    }

    @Test
    void aScriptWithoutEndIsNotFollowedForEver() {
        assertEquals(0, reached("f() { g; }\ng() { f; f; f; }\nf", "1").size());
    }
}
