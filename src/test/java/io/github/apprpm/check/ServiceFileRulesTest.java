package io.github.apprpm.check;

import static io.github.apprpm.check.Sample.shop;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("tool")
class ServiceFileRulesTest {
    @TempDir
    private Path directory;

    private Verdict check(Sample sample) throws IOException {
        return Verdict.of(sample.writeTo(directory));
    }

    private static Sample with(String directives) {
        return shop().unit("User=shop", "User=shop\nStateDirectory=shop\n" + directives);
    }

    @ParameterizedTest
    @CsvSource({
        "ProtectHome=yes, /home/shop/data, hidden from it by ProtectHome=",
        "ProtectHome=tmpfs, /root/shop, hidden from it by ProtectHome=",
        "ProtectHome=read-only, /home/shop/data, read-only",
        "PrivateTmp=yes, /var/tmp/shop, hidden from it by PrivateTmp=",
        "ProtectSystem=strict, /srv/shop, read-only",
        "ProtectSystem=full, /usr/share/shop, read-only"
    })
    void whatTheUnitTakesFromItsServiceIsFound(String directive, String path, String problem) throws IOException {
        check(with(directive).directory(path, 0750, "shop", "shop"))
                .finds(Rule.SERVICE_FILE_UNWRITABLE, "'" + path + "'", problem, "shop.service");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ProtectHome=no",
                "ProtectHome=tmpfs\nBindPaths=-/home/shop/data",
                "ProtectHome=read-only\nReadWritePaths=-/home/shop/data",
                "ProtectSystem=strict"
            })
    void whatTheServiceCanWriteToIsNotFound(String directives) throws IOException {
        check(with(directives).directory("/home/shop/data", 0750, "shop", "shop"))
                .accepts(Rule.SERVICE_FILE_UNWRITABLE);
    }

    @Test
    void aFileThatIsNotItsOwnIsNotFound() throws IOException {
        check(with("ProtectSystem=strict\nProtectHome=yes").directory("/home/shop", 0755))
                .accepts(Rule.SERVICE_FILE_UNWRITABLE);
    }

    @Test
    void aDirectoryIsFoundOnceForAllThatIsInIt() throws IOException {
        check(with("ProtectHome=yes")
                        .directory("/home/shop", 0750, "shop", "shop")
                        .file("/home/shop/a.txt", 0640, "shop", "shop", "1"))
                .finds(Rule.SERVICE_FILE_UNWRITABLE, "'/home/shop'");
    }
}
