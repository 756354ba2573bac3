package io.github.apprpm.layout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.apprpm.model.Services;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeftOfAppTest {
    private Module module;

    @BeforeEach
    void begin(@TempDir Path root) {
        module = new Module(root);
    }

    private List<String> warnings(Services service) throws IOException {
        return LeftOfApp.warnings(service.spec(), module.payload(service));
    }

    private void assertNames(String file, Services service) throws IOException {
        List<String> warnings = warnings(service);

        assertEquals(1, warnings.size(), warnings.toString());
        assertTrue(warnings.get(0).startsWith("'%s' names '/var/app/shop', ".formatted(file)), warnings.toString());
        assertTrue(warnings.get(0).contains("configuration in /etc/shop"), warnings.toString());
    }

    @Test
    void aPackageOfItsOwnHasNothingLeft() throws IOException {
        module.with("conf/application.properties", "a=/etc/shop/x, b=/var/app/shop-data/x");

        assertEquals(List.of(), warnings(Services.shopInUsr()));
    }

    @Test
    void configurationIsRead() throws IOException {
        module.with("conf/application.properties", "key-store=/var/app/shop/conf/shop.p12\n");

        assertNames("/etc/shop/application.properties", Services.shopInUsr());
    }

    @Test
    void argumentsAndVariablesAreInTheUnit() throws IOException {
        String unit = "/usr/lib/systemd/system/shop.service";

        assertNames(unit, Services.shopInUsr().withArguments("--keys=/var/app/shop/conf"));
        assertNames(unit, Services.shopInUsr().withVariable("KEYS", "/var/app/shop"));
    }

    @Test
    void aFileThatIsThereIsToldToo() throws IOException {
        module.with("root/var/app/shop/jre/release", "JAVA_VERSION=\"21\"");

        String warning = warnings(Services.shopInUsr()).stream()
                .filter(each -> each.startsWith("'/var/app/shop/jre/release' is in"))
                .findFirst()
                .orElseThrow();
        assertTrue(warning.contains("a Java runtime of the package in /usr/lib/shop/jre"), warning);
    }

    @Test
    void theLayoutAppMayNameItself() throws IOException {
        module.with("conf/application.properties", "key-store=/var/app/shop/conf/shop.p12\n");

        assertEquals(List.of(), warnings(Services.shop()));
    }
}
