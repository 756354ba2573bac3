package io.github.apprpm.systemd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnitAccessTest {
    private static UnitAccess access(String... lines) {
        return new UnitAccess(Unit.parse(
                "/usr/lib/systemd/system/shop.service", "[Service]\nUser=shop\n" + String.join("\n", lines)));
    }

    @ParameterizedTest
    @CsvSource({
        "ReadWritePaths=/srv/a",
        "ReadWritePaths=-/srv/a",
        "ReadWritePaths=+/srv/b -+/srv/a",
        "ReadWriteDirectories=/srv/a/",
        "BindPaths=/srv/a",
        "BindPaths=/mnt/disk:/srv/a:rbind"
    })
    void whatIsOpenedIsNotReadOnly(String directive) {
        UnitAccess access = access("ProtectSystem=strict", directive);
        assertFalse(access.isReadOnly("/srv/a/below"));
        assertTrue(access.isReadOnly("/srv/ab"));
    }

    @ParameterizedTest
    @CsvSource({
        "StateDirectory=one two, /var/lib/two/x",
        "CacheDirectory=one, /var/cache/one",
        "LogsDirectory=one, /var/log/one",
        "RuntimeDirectory=one:other, /run/one",
        "ConfigurationDirectory=one, /etc/one"
    })
    void theDirectoriesOfAServiceAreNotReadOnly(String directive, String path) {
        assertFalse(access("ProtectSystem=strict", directive).isReadOnly(path));
    }

    @ParameterizedTest
    @CsvSource({
        "yes, /home/x, true",
        "true, /root, true",
        "tmpfs, /run/user/1/x, true",
        "read-only, /home/x, false",
        "no, /home/x, false",
        "yes, /homes/x, false"
    })
    void homesAreHidden(String value, String path, boolean isHidden) {
        assertEquals(
                isHidden, access("ProtectSystem=strict", "ProtectHome=" + value).isHidden(path));
    }

    @Test
    void aHomeThatIsReadOnlyIsSeen() {
        assertTrue(access("ProtectHome=read-only").isReadOnly("/home/x"));
        assertFalse(access("ProtectSystem=strict", "ProtectHome=no").isReadOnly("/home/x"));
    }

    @Test
    void aHomeThatIsBoundInIsSeen() {
        assertFalse(access("ProtectHome=tmpfs", "BindPaths=-/home/x").isHidden("/home/x/below"));
    }

    @ParameterizedTest
    @CsvSource({"yes, true", "disconnected, true", "no, false"})
    void temporaryFilesAreHidden(String value, boolean isHidden) {
        assertEquals(isHidden, access("PrivateTmp=" + value).isHidden("/var/tmp/x"));
    }

    @ParameterizedTest
    @CsvSource({"/dev/shm", "/proc/x", "/sys/x"})
    void theFilesOfTheKernelAreAsEver(String path) {
        assertFalse(access("ProtectSystem=strict").isReadOnly(path));
    }

    @Test
    void anEmptyLineTakesBackTheOnesBefore() {
        assertEquals(
                List.of("/srv/b"),
                access("ReadWritePaths=/srv/a", "ReadWritePaths=", "ReadWritePaths=/srv/b")
                        .readWritePaths());
    }
}
