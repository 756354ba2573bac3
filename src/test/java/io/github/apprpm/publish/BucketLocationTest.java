package io.github.apprpm.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.apprpm.Refusal;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BucketLocationTest {
    @ParameterizedTest
    @CsvSource({
        "s3://packages, repodata/repomd.xml",
        "s3://packages/, repodata/repomd.xml",
        "s3://packages/el/9/, el/9/repodata/repomd.xml"
    })
    void aKeyBeginsWithThePrefix(String url, String key) {
        assertEquals(key, location(url).key("repodata/repomd.xml"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"packages", "https://packages", "s3://", "s3://Packages", "s3://packages/a b", "s3://p?x=1"})
    void anotherUrlNamesNoBucket(String url) {
        Refusal.of(() -> location(url)).says("<repositoryUrl>", "'" + url + "'", "s3://BUCKET");
    }

    @Test
    void anEndpointIsAServerAndItsPasswordIsNotPrinted() {
        Refusal refusal = Refusal.of(() -> BucketLocation.of(
                "s3://packages", Optional.of("https://user:hunter2@minio.example.com"), Optional.empty()));
        refusal.says("<endpoint>");
        assertEquals(-1, refusal.message().indexOf("hunter2"));
    }

    private static BucketLocation location(String url) {
        return BucketLocation.of(url, Optional.empty(), Optional.empty());
    }
}
