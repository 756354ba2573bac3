package io.github.apprpm.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class JavaCommandTest {
    private static final String JAR = "/var/app/shop/lib/shop.jar";

    @Test
    void aJarNamesItsMainClassItself() {
        assertEquals(List.of("-jar", JAR), new JavaCommand.Jar(JAR).arguments());
        assertEquals(List.of(JAR), new JavaCommand.Jar(JAR).code());
    }

    @Test
    void aMainClassFollowsItsClassPath() {
        JavaCommand command = new JavaCommand.MainClass(List.of(JAR, "/var/app/shop/lib/*"), "com.acme.Main");

        assertEquals(List.of("-cp", JAR + ":/var/app/shop/lib/*", "com.acme.Main"), command.arguments());
    }

    @Test
    void aDirectoryOfJarsMustBeReadable() {
        JavaCommand command =
                new JavaCommand.MainClass(List.of(JAR, "/var/app/shop/lib/*", "/var/app/shop/lib/"), "com.acme.Main");

        assertEquals(List.of(JAR, "/var/app/shop/lib"), command.code());
    }

    @Test
    void theClassPathIsCopied() {
        assertThrows(
                UnsupportedOperationException.class,
                () -> new JavaCommand.MainClass(List.of(JAR), "Main")
                        .classPath()
                        .add("/x"));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "lib/shop.jar", "/var/app/a:b/shop.jar", "/var/../shop.jar", "/var/app/shop\n.jar"})
    void aPathIsAbsoluteAndFitsIntoAClassPath(String path) {
        assertThrows(PackagingException.class, () -> new JavaCommand.Jar(path));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {"", "com.acme.", ".Main", "com..Main", "com/acme/Main", "-version", "com.acme.Main x", "1Main"})
    void aMainClassHasTheNameOfAClass(String name) {
        PackagingException refusal =
                assertThrows(PackagingException.class, () -> new JavaCommand.MainClass(List.of(JAR), name));
        assertTrue(refusal.getMessage().contains("'" + name + "'"), refusal.getMessage());
        assertTrue(refusal.getMessage().contains("-Dapprpm.mainClass"), refusal.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Main", "com.acme.MainKt", "com.acme.Shop$Main", "_a.b_1.Größe"})
    void anyNameOfAClassWillDo(String name) {
        assertEquals(name, new JavaCommand.MainClass(List.of(JAR), name).name());
    }

    @Test
    void aMainClassHasAClassPath() {
        assertThrows(PackagingException.class, () -> new JavaCommand.MainClass(List.of(), "Main"));
    }
}
