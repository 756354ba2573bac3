package io.github.apprpm.service;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.apprpm.Tool;
import io.github.apprpm.model.AccountName;
import io.github.apprpm.model.Attributes;
import io.github.apprpm.model.Content;
import io.github.apprpm.model.Entry;
import io.github.apprpm.model.Entry.Directory;
import io.github.apprpm.model.Entry.GhostDirectory;
import io.github.apprpm.model.Entry.RegularFile;
import io.github.apprpm.model.Entry.Symlink;
import io.github.apprpm.model.Services;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WritablePathsTest {
    private static final AccountName SHOP = new AccountName("shop");

    private static Directory directory(String path) {
        return new Directory(path, new Attributes(0750, SHOP, SHOP));
    }

    private static RegularFile file(String path, Attributes attributes) {
        return new RegularFile(path, attributes, Set.of(), Content.text(path, ""));
    }

    private static List<String> lines(Services service, Entry... entries) {
        return SystemdUnit.text(service.spec(), List.of(entries))
                .lines()
                .filter(line -> line.startsWith("ReadWrite"))
                .toList();
    }

    private static List<String> lines(Entry... entries) {
        return lines(Services.shop(), entries);
    }

    @Test
    void aDirectoryOfTheServiceIsWritable() {
        assertEquals(List.of("ReadWritePaths=-/srv/uploads"), lines(directory("/srv/uploads")));
    }

    @Test
    void aFileOfTheServiceIsWritable() {
        assertEquals(
                List.of("ReadWritePaths=-/srv/seed/s.txt"),
                lines(file("/srv/seed/s.txt", new Attributes(0644, SHOP, SHOP))));
    }

    @Test
    void aDirectoryThatSomethingElseMakesIsWritable() {
        assertEquals(
                List.of("ReadWritePaths=-/srv/later"),
                lines(new GhostDirectory("/srv/later", new Attributes(0750, SHOP, SHOP))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/srv/x",
                "/opt/x",
                "/var/app/shop/uploads",
                "/var/lib/other",
                "/etc/x",
                "/usr/share/x",
                "/mnt/x",
                "/run/x"
            })
    void whereverTheUnitMakesItReadOnly(String path) {
        assertEquals(List.of("ReadWritePaths=-" + path), lines(directory(path)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/var/lib/shop", "/var/lib/shop/in", "/var/cache/shop/x", "/var/log/shop/audit", "/run/shop/x"})
    void itsOwnDirectoriesAreWritableAnyway(String path) {
        assertEquals(List.of(), lines(directory(path)));
    }

    /** No path of theirs is there for the service. */
    @ParameterizedTest
    @ValueSource(strings = {"/home/shop/data", "/root/x", "/run/user/7/x", "/tmp/x", "/var/tmp/x"})
    void whatTheServiceDoesNotSeeCannotBeOpened(String path) {
        assertEquals(List.of(), lines(directory(path)));
    }

    @ParameterizedTest
    @CsvSource({
        "0644, shop, shop, true",
        "0444, shop, shop, false",
        "0640, root, shop, false",
        "0660, root, shop, true",
        "0664, daemon, shop, true",
        "0660, root, daemon, false",
        "0666, root, root, true",
        "0644, root, root, false"
    })
    void ownerAndModeSayWhatTheServiceMayWrite(String mode, String owner, String group, boolean isWritable) {
        Attributes attributes =
                new Attributes(Integer.parseInt(mode, 8), new AccountName(owner), new AccountName(group));
        assertEquals(isWritable, !lines(file("/srv/x", attributes)).isEmpty());
    }

    @Test
    void aFurtherGroupOfTheServiceCounts() {
        Attributes attributes = new Attributes(0770, new AccountName("root"), new AccountName("exchange"));
        assertEquals(
                List.of("ReadWritePaths=-/srv/x"),
                lines(
                        Services.shop().withDirective("SupplementaryGroups", "audio exchange"),
                        new Directory("/srv/x", attributes)));
    }

    @Test
    void allPathsAreInOrderAndNoneIsBelowAnother() {
        assertEquals(
                List.of(
                        "ReadWritePaths=-/opt/a",
                        "ReadWritePaths=-/srv/a",
                        "ReadWritePaths=-/srv/a-b",
                        "ReadWritePaths=-/srv/a.b"),
                lines(
                        directory("/srv/a/b/c"),
                        directory("/srv/a.b"),
                        directory("/srv/a-b"),
                        directory("/srv/a"),
                        file("/srv/a/x", new Attributes(0600, SHOP, SHOP)),
                        directory("/opt/a")));
    }

    @Test
    void linksAreNothingToWriteTo() {
        assertEquals(List.of(), lines(new Symlink("/srv/link", "/srv/other")));
    }

    @Test
    void rootWritesToTheDirectoriesThatAreDeclared() {
        assertEquals(
                List.of("ReadWritePaths=-/srv/uploads"),
                lines(
                        Services.shop().withUser("root").withGroup("root"),
                        new Directory("/srv/uploads", Attributes.root(0755)),
                        Directory.found("/srv/tree", Attributes.root(0755)),
                        file("/srv/file", Attributes.root(0644))));
    }

    @Test
    void theUsersPathsStay() {
        assertEquals(
                List.of("ReadWritePaths=/srv/b", "ReadWritePaths=-/opt/c /opt/d", "ReadWritePaths=-/srv/a"),
                lines(
                        Services.shop().withDirective("ReadWritePaths", "/srv/b\n-/opt/c /opt/d"),
                        directory("/srv/a"),
                        directory("/srv/b"),
                        directory("/opt/d/below")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ReadWritePaths", "Service.ReadWritePaths", "ReadWriteDirectories"})
    void anEmptyValueStandsForNone(String directive) {
        assertEquals(List.of(), lines(Services.shop().withDirective(directive, ""), directory("/srv/a")));
    }

    @ParameterizedTest
    @CsvSource({
        "strict, /srv/x, true",
        "full, /srv/x, false",
        "full, /etc/x, true",
        "full, /usr/share/x, true",
        "yes, /etc/x, false",
        "true, /usr/share/x, true",
        "no, /usr/share/x, false",
        "'', /usr/share/x, false"
    })
    void onlyWhatTheUnitProtectsIsOpened(String protection, String path, boolean isOpened) {
        assertEquals(
                isOpened,
                !lines(Services.shop().withDirective("ProtectSystem", protection), directory(path))
                        .isEmpty());
    }

    @ParameterizedTest
    @CsvSource({"yes, false", "tmpfs, false", "read-only, true", "no, false", "'', false"})
    void aHomeIsOpenedWhereItIsReadOnly(String protection, boolean isOpened) {
        assertEquals(
                isOpened,
                !lines(Services.shop().withDirective("ProtectHome", protection), directory("/home/x"))
                        .isEmpty());
    }

    @Test
    void theTemporaryDirectoryOfTheHostIsOpenedWhereTheServiceSeesIt() {
        assertEquals(
                List.of("ReadWritePaths=-/var/tmp/x"),
                lines(Services.shop().withDirective("PrivateTmp", "no"), directory("/var/tmp/x")));
    }

    @Test
    void anOldHostProtectsLessAndNamesItOtherwise() {
        assertEquals(
                List.of("ReadWriteDirectories=-/etc/x%"),
                lines(Services.oldShop(), directory("/srv/x"), directory("/etc/x%")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "/srv/my files|\"-/srv/my files\"",
                "/srv/100%|-/srv/100%%",
                "/srv/say \"hi\"|'-/srv/say \"hi\"'",
                "/srv/it's|\"-/srv/it's\"",
                "/srv/größe|-/srv/größe",
                "/srv/a\\b|\"-/srv/a\\\\b\""
            })
    void strangeCharactersAreThoseOfThePath(String path, String word) {
        assertEquals(List.of("ReadWritePaths=" + word), lines(directory(path)));
    }

    @Test
    @Tag("tool")
    void systemdFindsNothingToSay(@TempDir Path directory) throws IOException {
        String unit = SystemdUnit.text(
                Services.shop().spec(),
                List.of(
                        directory("/srv/my files"),
                        directory("/srv/100% \"wool\""),
                        directory("/srv/größe"),
                        directory("/srv/it's; # a\\b")));
        assertEquals(
                "",
                Tool.installed("systemd-analyze", "verify", "--man=no", "--recursive-errors=no")
                        .run(Files.writeString(directory.resolve("shop.service"), unit)
                                .toString())
                        .succeeded());
    }
}
