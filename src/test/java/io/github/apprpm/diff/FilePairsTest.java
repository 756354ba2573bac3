package io.github.apprpm.diff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FilePairsTest {
    @ParameterizedTest
    @CsvSource({
        "/lib/foo-1.0.jar, /lib/foo-1.1.jar",
        "/lib/foo-1.0.jar, /lib/foo-1.0.1.Final.jar",
        "/lib/foo-2.0-M1.jar, /lib/foo-2.0-rc.2.jar",
        "/lib/guava-33.4.0-jre.jar, /lib/guava-34.0-jre.jar",
        "/lib/foo-1.0-SNAPSHOT.jar, /lib/foo-1.0.jar",
        "/opt/shop-1.0/conf/a.txt, /opt/shop-2.0/conf/a.txt",
        "/static/main.3f2a9c1b44.js, /static/main.8bd01ec77a.js",
        "/lib/libz.so.1.2.13, /lib/libz.so.1.3"
    })
    void onlyTheirVersionsDiffer(String before, String after) {
        assertEquals(FilePairs.withoutVersion(before), FilePairs.withoutVersion(after));
    }

    @ParameterizedTest
    @CsvSource({
        "/lib/log4j-1.0.jar, /lib/log5j-1.0.jar",
        "/lib/foo-1.0.jar, /lib/foo-1.0-sources.jar",
        "/lib/foo-1.0.jar, /lib/bar-1.0.jar",
        "/lib/foo-1.0.jar, /lib2/foo-1.0.jar"
    })
    void moreThanTheirVersionsDiffers(String before, String after) {
        assertNotEquals(FilePairs.withoutVersion(before), FilePairs.withoutVersion(after));
    }
}
