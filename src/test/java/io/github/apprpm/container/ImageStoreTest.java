package io.github.apprpm.container;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.apprpm.model.PackagingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageStoreTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "rockylinux:9, rockylinux-9",
        "rockylinux/rockylinux:9-ubi-init, rockylinux-9-ubi-init",
        "localhost/apprpm-bookworm:latest, apprpm-bookworm",
        "registry.example.com:5000/base/leap:15.6, leap-15.6",
        "fedora@sha256:0123, fedora"
    })
    void anImageIsCalledByItsLastName(String reference, String slug) {
        assertEquals(slug, ImageStore.slug(reference));
    }

    @ParameterizedTest
    @ValueSource(strings = {"el9/Containerfile", "other/Containerfile.el9", "other/el9.Dockerfile", "el9/Dockerfile"})
    void aFileIsCalledByWhatTellsItFromOthers(String file) {
        assertEquals("el9", ImageStore.slugOfFile(Path.of("/project", file)));
    }

    @ParameterizedTest
    @MethodSource("io.github.apprpm.container.Engines#all")
    @Tag("tool")
    void whatIsNoNameIsRefused(String name) {
        ContainerEngine engine = Engines.find(name);

        for (String wrong : new String[] {"--all", "Rocky Linux", ""}) {
            assertEquals(
                    "'%s' of <images> is neither a file nor the name of an image. Name a Containerfile that exists, or an image, such as fedora:42."
                            .formatted(wrong),
                    refusal(engine, wrong));
        }
        assertTrue(refusal(engine, "./Containerfile")
                .startsWith("The file './Containerfile' of <images> does not exist."));
    }

    @ParameterizedTest
    @MethodSource("io.github.apprpm.container.Engines#all")
    @Tag("tool")
    void anImageThatDoesNotExistIsNamed(String name) {
        String refusal = refusal(Engines.find(name), "localhost:1/no/such-image");

        assertTrue(
                refusal.startsWith("The image 'localhost:1/no/such-image' of <images> is not on this machine, and "),
                refusal);
    }

    @ParameterizedTest
    @MethodSource("io.github.apprpm.container.Engines#all")
    @Tag("tool")
    void aContainerfileIsBuiltOnce(String name) throws IOException {
        ContainerEngine engine = Engines.find(name);
        Engines.image(engine, name, "bookworm");
        Path file = Files.writeString(
                Files.createDirectory(folder.resolve("container-test")).resolve("Containerfile"),
                "FROM localhost/apprpm-bookworm\nLABEL purpose=test\n");

        Image image = engine.image("container-test/Containerfile", folder);

        assertEquals("container-test", image.slug());
        assertEquals(image.id(), engine.image(file.toString(), Path.of("")).id());
        assertEquals(
                "test",
                Engines.run(name, "image", "inspect", "--format", "{{.Config.Labels.purpose}}", image.id())
                        .text()
                        .strip());
        Engines.run(name, "rmi", "--force", image.id());
    }

    @ParameterizedTest
    @MethodSource("io.github.apprpm.container.Engines#all")
    @Tag("tool")
    void aContainerfileThatFailsIsQuoted(String name) throws IOException {
        Files.writeString(folder.resolve("Containerfile"), "FROM scratch\nCOPY no-such-file /\n");

        String refusal = assertThrows(
                        PackagingException.class, () -> Engines.find(name).image("Containerfile", folder))
                .getMessage();

        assertTrue(refusal.startsWith("The file 'Containerfile' of <images> cannot be built into an image. "), refusal);
        assertTrue(refusal.matches("(?s).*\n    [^\n]*(?:no such file|not found)[^\n]*"), refusal);
    }

    private String refusal(ContainerEngine engine, String named) {
        return assertThrows(PackagingException.class, () -> engine.image(named, folder))
                .getMessage();
    }

    @Test
    void aFileWithoutANameOfItsOwnIsCalledImage() {
        assertEquals("image", ImageStore.slugOfFile(Path.of("/Containerfile")));
    }
}
