package io.github.apprpm.sbom;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.apprpm.model.PackageVersion;
import io.github.apprpm.model.Specs;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DescribedPackageTest {
    private static String purl(Specs specs) {
        return DescribedPackage.of(specs.spec(), Optional.empty()).purl();
    }

    @ParameterizedTest
    @CsvSource({
        "1.0, 1, pkg:rpm/shop@1.0-1?arch=noarch",
        "1.0~rc1, 1.el9, pkg:rpm/shop@1.0~rc1-1.el9?arch=noarch",
        "1.0+b_2, 1, pkg:rpm/shop@1.0%2Bb_2-1?arch=noarch"
    })
    void thePurlHasVersionAndRelease(String version, String release, String purl) {
        assertEquals(purl, purl(Specs.shop().with(new PackageVersion(0, version, release))));
    }

    @Test
    void thePurlHasTheEpochIfThereIsOne() {
        assertEquals(
                "pkg:rpm/shop@1.0-1?arch=noarch&epoch=3", purl(Specs.shop().with(new PackageVersion(3, "1.0", "1"))));
    }

    @Test
    void thePurlKeepsTheCaseOfTheNameAndEncodesWhatAnAddressCannotHave() {
        assertEquals("pkg:rpm/Shop%2B%2B@1.2.0-1?arch=noarch", purl(Specs.shop().withName("Shop++")));
    }
}
