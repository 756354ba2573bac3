package io.github.apprpm.mojo.parameter;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.apprpm.Refusal;
import io.github.apprpm.model.AccountName;
import io.github.apprpm.model.Attributes;
import io.github.apprpm.model.Entry;
import io.github.apprpm.model.HealthCheck;
import java.io.File;
import java.lang.reflect.Field;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The short forms of nested parameters, which fit into a property. */
class ParameterTest {
    private static final File BASE = new File("/base");

    @Test
    void aFileIsAMapping() {
        FileParameter file = new FileParameter();
        file.set("dist/a.txt -> /srv/a.txt");

        assertEquals(
                Optional.of(Path.of("/base/dist/a.txt")), file.toMapping(BASE).source());
        assertEquals("/srv/a.txt", file.toMapping(BASE).destination());
        assertEquals(new AccountName("root"), file.toMapping(BASE).owner());
        assertEquals(OptionalInt.empty(), file.toMapping(BASE).mode());
    }

    @Test
    void anAbsoluteSourceStays() {
        FileParameter file = new FileParameter();
        file.set("/other/a.txt->/srv/a.txt");

        assertEquals(Optional.of(Path.of("/other/a.txt")), file.toMapping(BASE).source());
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.txt", "a -> b -> c", "a => b", "->"})
    void anythingElseIsNoMapping(String value) {
        Refusal.of(() -> new FileParameter().set(value)).says("'" + value + "'", "<files>", "'source -> destination'");
    }

    @Test
    void aFileHasADestination() {
        Refusal.of(() -> new FileParameter().toMapping(BASE)).says("<files>", "no <destination>");
    }

    @Test
    void aLinkIsAPathAndATarget() {
        SymlinkParameter link = new SymlinkParameter();
        link.set("/usr/bin/shop -> ../../var/app/shop/bin/shop");

        assertEquals(new Entry.Symlink("/usr/bin/shop", "../../var/app/shop/bin/shop"), link.toEntry());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/usr/bin/shop", "a -> b -> c", ""})
    void anythingElseIsNoLink(String value) {
        Refusal.of(() -> new SymlinkParameter().set(value)).says("'" + value + "'", "<symlinks>", "'path -> target'");
    }

    @Test
    void aLinkHasBoth() {
        Refusal.of(() -> new SymlinkParameter().toEntry()).says("<symlinks>", "<path>", "<target>");
    }

    @Test
    void aDirectoryIsAPath() {
        DirectoryParameter directory = new DirectoryParameter();
        directory.set("/srv/shop");

        assertEquals(new Entry.Directory("/srv/shop", Attributes.root(0755)), directory.toEntry());
    }

    @Test
    void aDirectoryHasAPath() {
        Refusal.of(() -> new DirectoryParameter().toEntry()).says("<directories>", "<path>");
    }

    @Test
    void healthIsAPath() {
        HealthParameter health = new HealthParameter();
        health.set("/health");

        assertEquals(Optional.of(new HealthCheck("/health", OptionalInt.empty(), 110)), health.toHealthCheck());
    }

    @Test
    void healthWithoutAPathIsRefused() throws ReflectiveOperationException {
        for (String name : new String[] {"scheme", "host"}) {
            HealthParameter health = new HealthParameter();
            Field field = HealthParameter.class.getDeclaredField(name);
            field.setAccessible(true); // as Maven does
            field.set(health, "https");
            Refusal.of(health::toHealthCheck).says("<health>", "<" + name + ">", "<path>");
        }
    }

    @Test
    void noHealthIsNone() {
        assertEquals(Optional.empty(), new HealthParameter().toHealthCheck());
    }
}
