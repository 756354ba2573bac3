package io.github.apprpm.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.apprpm.Refusal;
import io.github.apprpm.model.Entry.Directory;
import io.github.apprpm.model.Entry.RegularFile;
import io.github.apprpm.model.Entry.Symlink;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PayloadTest {
    private static RegularFile file(String path, int mode, String text, FileFlag... flags) {
        return new RegularFile(path, Attributes.root(mode), Set.of(flags), Content.text("text of " + path, text));
    }

    private static List<String> paths(Payload payload) {
        return payload.entries().stream().map(Entry::path).toList();
    }

    @Test
    void entriesAreInTheOrderOfTheirBytes() throws IOException {
        // In UTF-16, the one beyond the basic plane would come before the last.
        List<String> sorted = List.of("/A", "/a", "/a-b", "/a0", "/ä", "/\uffee", "/\ud83d\ude00");
        List<Entry> entries =
                sorted.stream().map(path -> (Entry) file(path, 0644, "")).toList();

        assertEquals(
                sorted,
                paths(Payload.of(entries.stream()
                        .sorted((one, other) -> other.path().compareTo(one.path()))
                        .toList())));
    }

    @Test
    void theSameFileTwiceIsOneFile(@TempDir Path directory) throws IOException {
        Path disk = Files.writeString(directory.resolve("x"), "text");
        RegularFile onDisk = new RegularFile("/x", Attributes.root(0644), Set.of(), Content.OnDisk.of(disk));

        assertEquals(List.of("/x"), paths(Payload.of(List.of(file("/x", 0644, "text"), onDisk))));
    }

    @Test
    void theSameDirectoryOrLinkTwiceIsOne() throws IOException {
        Directory directory = new Directory("/d", Attributes.root(0755));
        Symlink link = new Symlink("/l", "d");
        Payload payload = Payload.of(
                List.of(directory, link, new Directory("/d/", Attributes.root(0755)), new Symlink("/l", "d")));

        assertEquals(List.of("/d", "/l"), paths(payload));
    }

    @Test
    void twoContentsOfOnePathAreRefused() {
        Refusal.of(() -> Payload.of(List.of(file("/x", 0644, "text"), file("/x", 0644, "tent"))))
                .says("'/x'", "the file 'text of /x' with mode 0644", "Remove one of them");
    }

    @Test
    void twoModesOfOnePathAreRefused() {
        Refusal.of(() -> Payload.of(List.of(file("/x", 0644, "text"), file("/x", 0755, "text"))))
                .says("'/x'", "mode 0644", "mode 0755");
    }

    @Test
    void differentFlagsOfOnePathAreRefused() {
        Refusal.of(() -> Payload.of(List.of(file("/x", 0644, "text"), file("/x", 0644, "text", FileFlag.DOC))))
                .says("'/x'");
    }

    @Test
    void twoKindsOfOnePathAreRefused() {
        Refusal.of(() -> Payload.of(List.of(new Directory("/x", Attributes.root(0755)), new Symlink("/x", "y"))))
                .says("'/x'", "a directory with mode 0755", "a symbolic link to 'y'");
        Refusal.of(() -> Payload.of(List.of(new Symlink("/x", "z"), new Symlink("/x", "y"))))
                .says("a symbolic link to 'z'", "a symbolic link to 'y'");
    }

    @Test
    void nothingIsBelowAFile() {
        Refusal.of(() -> Payload.of(List.of(file("/x", 0644, ""), file("/x-y", 0644, ""), file("/x/y/z", 0644, ""))))
                .says("'/x/y/z'", "'/x'", "not a directory");
    }

    @Test
    void aGhostTakesNoSpace() throws IOException {
        Payload payload = Payload.of(List.of(
                file("/a", 0644, "12345"),
                file("/b", 0644, "123", FileFlag.GHOST),
                new Directory("/d", Attributes.root(0755))));

        assertEquals(5, payload.installedSize());
        assertEquals(1, payload.fileCount());
    }

    @Test
    void aPayloadDoesNotChange() throws IOException {
        List<Entry> entries = Payload.of(List.of()).entries();
        assertThrows(UnsupportedOperationException.class, () -> entries.add(file("/x", 0644, "")));
    }
}
