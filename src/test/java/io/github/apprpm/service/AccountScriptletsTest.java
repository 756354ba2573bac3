package io.github.apprpm.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.apprpm.Tool;
import io.github.apprpm.Tool.Result;
import io.github.apprpm.model.Scriptlet.Phase;
import io.github.apprpm.model.Services;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the scriptlets make of the accounts that a host has. */
@Tag("tool")
class AccountScriptletsTest {
    private static final String INSTALL = "1";
    private static final String UPGRADE = "2";

    /** Looks a name or number up in a file, as getent does. */
    private static final String GETENT = """
            #!/bin/sh
            while IFS=: read -r name password number rest; do
                case $2 in
                    "$name" | "$number") echo "$name:$password:$number:$rest"; exit 0 ;;
                esac
            done <'@root@'/"$1"
            exit 2
            """;

    private static final String WRITER = """
            #!/bin/sh
            echo "${0##*/} $*" >>'@root@/calls'
            """;

    @TempDir
    private Path root;

    @BeforeEach
    void aHostWithoutTheAccount() throws IOException {
        has("passwd", "root:x:0:0:root:/root:/bin/bash");
        has("group", "root:x:0:");
        program("getent", GETENT);
        program("useradd", WRITER);
        program("groupadd", WRITER);
        Files.createFile(root.resolve("calls"));
    }

    private void has(String database, String line) throws IOException {
        Path file = root.resolve(database);
        String before = Files.exists(file) ? Files.readString(file) : "";
        Files.writeString(file, before + line + "\n");
    }

    private void program(String name, String text) throws IOException {
        Path file = Files.writeString(root.resolve(name), text.replace("@root@", root.toString()));
        assertTrue(file.toFile().setExecutable(true));
    }

    private Result pre(Shell shell, Services service, String argument) throws IOException {
        String body = new AccountScriptlets(service.spec())
                .parts().stream()
                        .filter(part -> part.phase() == Phase.PRE)
                        .map(ScriptletPart::text)
                        .collect(Collectors.joining());
        Path script = Files.writeString(root.resolve("pre"), body);
        List<String> words = shell.command();
        List<String> arguments = new ArrayList<>(words.subList(1, words.size()));
        arguments.addAll(List.of(script.toString(), argument));
        return Tool.at(words.get(0)).run(Map.of("PATH", root.toString()), arguments.toArray(String[]::new));
    }

    private List<String> calls() throws IOException {
        return Files.readAllLines(root.resolve("calls"));
    }

    private void succeedsQuietly(Result result) {
        assertEquals(new Result(0, ""), result);
    }

    private void fails(Result result, String... words) {
        assertEquals(1, result.status());
        says(result, words);
    }

    private void says(Result result, String... words) {
        assertEquals(1, result.output().lines().count(), result.output());
        for (String word : words) {
            assertTrue(result.output().contains(word), "'%s' is not in: %s".formatted(word, result.output()));
        }
    }

    @ParameterizedTest
    @EnumSource(Shell.class)
    void aMissingAccountIsMade(Shell shell) throws IOException {
        succeedsQuietly(pre(shell, Services.shop(), INSTALL));
        assertEquals(
                List.of(
                        "groupadd -r shop",
                        "useradd -r -g shop -d /var/lib/shop -M -s /sbin/nologin -c shop service shop"),
                calls());
    }

    @ParameterizedTest
    @EnumSource(Shell.class)
    void itIsMadeWithTheNumbersOfThePackage(Shell shell) throws IOException {
        succeedsQuietly(pre(shell, Services.shop().withUid(5000).withGid(6000), INSTALL));
        assertEquals(
                List.of(
                        "groupadd -r -g 6000 shop",
                        "useradd -r -K SYS_UID_MAX=5000 -u 5000 -g shop -d /var/lib/shop -M -s /sbin/nologin"
                                + " -c shop service shop"),
                calls());
    }

    @ParameterizedTest
    @EnumSource(Shell.class)
    void anAccountOfAnEarlierInstallationIsLeftAlone(Shell shell) throws IOException {
        has("group", "shop:x:6000:");
        has("passwd", "shop:x:5000:6000:shop service:/var/lib/shop:/sbin/nologin");

        succeedsQuietly(pre(shell, Services.shop(), INSTALL));
        succeedsQuietly(pre(shell, Services.shop().withUid(5000).withGid(6000), INSTALL));
        assertEquals(List.of(), calls());
    }

    @ParameterizedTest
    @EnumSource(Shell.class)
    void aUserThatTheHostHadBeforeIsTakenAndNamedOnce(Shell shell) throws IOException {
        has("group", "shop:x:6000:");
        has("passwd", "shop:secret:5000:6000:Sam Hop, Sales:/home/shop:/bin/bash");

        Result result = pre(shell, Services.shop(), INSTALL);
        assertEquals(0, result.status());
        says(result, "shop: ", "the user shop that this host had before (uid 5000, home /home/shop)");
        succeedsQuietly(pre(shell, Services.shop(), UPGRADE));
        assertEquals(List.of(), calls());
    }

    @ParameterizedTest
    @EnumSource(Shell.class)
    void aUserThatTheBuildHasNamedNeedsNoMention(Shell shell) throws IOException {
        has("passwd", "nobody:x:65534:65534:Kernel Overflow User:/:/sbin/nologin");

        succeedsQuietly(pre(shell, Services.shop().withUser("nobody"), INSTALL));
        assertEquals(List.of("groupadd -r shop"), calls());
    }

    @ParameterizedTest
    @EnumSource(Shell.class)
    void noServiceRunsAsRootByAnotherName(Shell shell) throws IOException {
        has("group", "shop:x:6000:");
        has("passwd", "shop:x:0:0:Administrator:/root:/bin/bash");

        fails(pre(shell, Services.shop(), INSTALL), "shop: ", "uid 0", "remove that user");
        fails(pre(shell, Services.shop(), UPGRADE), "uid 0");
        fails(pre(shell, Services.shop().withUid(5000), INSTALL), "uid 0");
    }

    @ParameterizedTest
    @EnumSource(Shell.class)
    void aNumberThatAnotherAccountHasEndsTheInstallation(Shell shell) throws IOException {
        has("passwd", "acme:x:5000:100::/home/acme:/bin/bash");

        fails(
                pre(shell, Services.shop().withUid(5000), INSTALL),
                "shop: the uid 5000 of the user shop is taken by acme",
                "usermod -u",
                "<uid>");
        assertEquals(List.of("groupadd -r shop"), calls());
        fails(pre(shell, Services.shop().withUid(5000), UPGRADE), "taken by acme");
    }

    @ParameterizedTest
    @EnumSource(Shell.class)
    void itDoesSoWhereRpmHasMadeTheAccountWithAnother(Shell shell) throws IOException {
        has("group", "acme:x:6000:");
        has("group", "shop:x:990:");

        Services service = Services.shop().withGid(6000);
        fails(
                pre(shell, service, INSTALL),
                "shop: the gid 6000 of the group shop is taken by acme",
                "groupmod -g",
                "remove shop",
                "<gid>");
        Result upgrade = pre(shell, service, UPGRADE);
        assertEquals(0, upgrade.status());
        says(upgrade, "the group shop keeps the gid 990");
    }

    @ParameterizedTest
    @EnumSource(Shell.class)
    void anAccountKeepsTheNumberThatTheHostHasGivenIt(Shell shell) throws IOException {
        has("group", "shop:x:990:");
        has("passwd", "shop:x:991:990:shop service:/var/lib/shop:/sbin/nologin");

        Result result = pre(shell, Services.shop().withUid(5000), INSTALL);
        assertEquals(0, result.status());
        says(result, "shop: the user shop keeps the uid 991", "says 5000", "usermod -u");
        assertEquals(List.of(), calls());
    }

    @ParameterizedTest
    @EnumSource(Shell.class)
    void anAccountMayShareItsNumber(Shell shell) throws IOException {
        has("passwd", "acme:x:5000:100::/home/acme:/bin/bash");
        has("group", "shop:x:990:");
        has("passwd", "shop:x:5000:990:shop service:/var/lib/shop:/sbin/nologin");

        succeedsQuietly(pre(shell, Services.shop().withUid(5000), INSTALL));
    }
}
