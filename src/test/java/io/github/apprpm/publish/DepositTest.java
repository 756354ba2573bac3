package io.github.apprpm.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.apprpm.file.Sha256;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DepositTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "repodata/repomd.xml",
                "repodata/repomd.xml.asc",
                "repodata/repomd.xml.key",
                "shop.repo",
                "repodata/comps.xml"
            })
    void cachesAskAgainForWhatChanges(String path) {
        assertEquals("no-cache", deposit(path).cacheControl());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "shop-1.0-1.noarch.rpm",
                "Packages/s/shop-1.0-1.noarch.rpm",
                "repodata/0000000000000000000000000000000000000000000000000000000000000000-primary.xml.gz"
            })
    void cachesKeepWhatNeverChanges(String path) {
        assertEquals("public, max-age=31536000, immutable", deposit(path).cacheControl());
    }

    private static Deposit deposit(String path) {
        return new Deposit(path, Path.of("file"), 1, Sha256.PLACEHOLDER, WriteCondition.NONE);
    }
}
