package io.github.apprpm.service;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.apprpm.Refusal;
import io.github.apprpm.model.Attributes;
import io.github.apprpm.model.Content;
import io.github.apprpm.model.Entry;
import io.github.apprpm.model.Entry.RegularFile;
import io.github.apprpm.model.Entry.Symlink;
import io.github.apprpm.model.Payload;
import io.github.apprpm.model.RuntimeVersion;
import io.github.apprpm.model.Services;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PayloadRuntimeTest {
    private static final Optional<RuntimeVersion> JAVA_17 = Optional.of(new RuntimeVersion("17.0.15", 17));

    private final List<Entry> entries = new ArrayList<>();
    private final Services shop = Services.shop();

    private PayloadRuntimeTest file(String path, int mode, String text) {
        entries.add(new RegularFile(path, Attributes.root(mode), Set.of(), Content.text(path, text)));
        return this;
    }

    private PayloadRuntimeTest link(String path, String target) {
        entries.add(new Symlink(path, target));
        return this;
    }

    private PayloadRuntimeTest runtime(String home, String version) {
        return file(home + "/bin/java", 0755, "")
                .file(home + "/release", 0644, "A=\"b\"\nJAVA_VERSION=\"%s\"\n".formatted(version));
    }

    private Optional<RuntimeVersion> found() throws IOException {
        return PayloadRuntime.of(Payload.of(entries), shop.spec());
    }

    @Test
    void theRuntimeIsWhereTheLauncherLooks() throws IOException {
        assertEquals(JAVA_17, runtime("/var/app/shop/jre", "17.0.15").found());
    }

    @Test
    void elsewhereItIsNone() throws IOException {
        assertEquals(Optional.empty(), runtime("/opt/jre", "17.0.15").found());
    }

    @Test
    void itMayBeBehindALinkInThePackage() throws IOException {
        assertEquals(
                JAVA_17,
                runtime("/var/app/shop/jdk-17", "17.0.15")
                        .link("/var/app/shop/jre", "jdk-17")
                        .found());
    }

    @Test
    void itMayBeBehindALinkToAnAbsolutePathInThePackage() throws IOException {
        assertEquals(
                JAVA_17,
                runtime("/opt/jdk", "17.0.15")
                        .link("/var/app/shop/jre", "/opt/jdk")
                        .found());
    }

    @Test
    void aLinkOutOfThePackageIsNoRuntime() throws IOException {
        assertEquals(
                Optional.empty(),
                link("/var/app/shop/jre", "/usr/lib/jvm/java-17").found());
    }

    @Test
    void linksThatLeadInACircleAreNoRuntime() throws IOException {
        assertEquals(
                Optional.empty(),
                link("/var/app/shop/jre", "jdk")
                        .link("/var/app/shop/jdk", "jre")
                        .found());
    }

    @Test
    void whatCannotBeExecutedIsPassedOverAsTheLauncherDoes() throws IOException {
        assertEquals(
                Optional.empty(),
                file("/var/app/shop/jre/bin/java", 0644, "")
                        .file("/var/app/shop/jre/release", 0644, "JAVA_VERSION=\"17\"")
                        .found());
    }

    @Test
    void aRuntimeThatDoesNotTellItsVersionIsNone() throws IOException {
        assertEquals(
                Optional.empty(), file("/var/app/shop/jre/bin/java", 0755, "").found());
        assertEquals(
                Optional.empty(),
                file("/var/app/shop/jre/release", 0644, "VENDOR=x").found());
    }

    @Test
    void aRuntimeThatIsTooOldIsRefused() {
        shop.withMinimumJava(21);

        Refusal.of(() -> runtime("/var/app/shop/jre", "17.0.15").found())
                .says("'/var/app/shop/jre', is Java 17.0.15", "needs Java 21 or later");
    }

    @Test
    void aRuntimeThatIsTooNewForPreviewFeaturesIsRefused() {
        shop.withOnlyJava(17);

        Refusal.of(() -> runtime("/var/app/shop/jre", "21.0.2").found())
                .says("Java 21.0.2", "needs Java 17 and no other");
    }

    @Test
    void theEnvironmentOutranksIt() throws IOException {
        runtime("/var/app/shop/jre", "17.0.15");
        shop.withVariable("JAVA_HOME", "/opt/java");
        assertEquals(Optional.empty(), found());
        shop.withVariable("JAVA_HOME", "/var/app/shop/jre");
        assertEquals(JAVA_17, found());
        shop.withVariable("JAVA_HOME", "");
        assertEquals(JAVA_17, found());
    }
}
