package io.github.apprpm.verify.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.apprpm.model.FileFlag;
import io.github.apprpm.rpm.PackagedFile;
import io.github.apprpm.rpm.RpmPackage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EditedFileTest {
    private static final String PATH = Release.SETTINGS;
    private static final Release OLD = Release.of("1.0");

    @TempDir
    private Path folder;

    private Optional<String> complaint(Release newer, Map<String, String> now, String... added) throws IOException {
        RpmPackage before = OLD.in(folder);
        RpmPackage target = newer.in(folder);
        return new EditedFile(PATH, Optional.of("edited"), find(before), find(target))
                .complaint(now, Set.of(added), List.of(before, target))
                .map(words -> words.formatted(PATH));
    }

    private static Optional<PackagedFile> find(RpmPackage rpm) {
        return rpm.files().stream().filter(file -> file.path().equals(PATH)).findFirst();
    }

    private static Release changed(FileFlag... flags) {
        return Release.of("2.0").file(PATH, "colour=blue\n", 0640, "root", "shop", flags);
    }

    private static void says(Optional<String> complaint, String... parts) {
        for (String part : parts) {
            assertTrue(complaint.orElse("nothing").contains(part), complaint.orElse("nothing"));
        }
    }

    @Test
    void anEditThatIsStillThereIsKept() throws IOException {
        assertEquals(Optional.empty(), complaint(Release.of("2.0"), Map.of(PATH, "edited")));
    }

    @Test
    void aNewTextMustBeBesideTheEdit() throws IOException {
        Release newer = changed(FileFlag.CONFIG, FileFlag.NOREPLACE);
        says(complaint(newer, Map.of(PATH, "edited")), "no .rpmnew beside " + PATH);
        assertEquals(Optional.empty(), complaint(newer, Map.of(PATH, "edited", PATH + ".rpmnew", "blue")));
    }

    @Test
    void anEditThatRpmPutAsideIsLost() throws IOException {
        Map<String, String> saved = Map.of(PATH + ".rpmsave", "edited");
        says(
                complaint(Release.of("2.0").without(PATH), saved),
                PATH,
                ".rpmsave",
                "the new release does not have the file");
        says(
                complaint(changed(FileFlag.CONFIG), Map.of(PATH, "blue", PATH + ".rpmsave", "edited")),
                ".rpmsave",
                "%config without noreplace");
        says(complaint(changed(), Map.of(PATH, "blue")), "does not mark the file %config(noreplace)");
        says(
                complaint(Release.of("2.0").directory(PATH, 0755, "root", "root"), saved),
                "a link or a directory in its place");
        says(complaint(Release.of("2.0").without(PATH), Map.of()), "the file is gone");
    }

    @Test
    void anEditThatAScriptletMovedIsKept() throws IOException {
        assertEquals(Optional.empty(), complaint(Release.of("2.0").without(PATH), Map.of(), "other", "edited"));
        says(complaint(Release.of("2.0"), Map.of(PATH, "new"), "edited"), "is lost");
    }

    @Test
    void aFileThatIsNotOfTextMustBeThere() throws IOException {
        EditedFile binary = new EditedFile(PATH, Optional.empty(), find(OLD.in(folder)), Optional.empty());
        says(binary.complaint(Map.of(), Set.of(), List.of()), "is gone");
        assertEquals(Optional.empty(), binary.complaint(Map.of(PATH, "same"), Set.of(), List.of()));
    }
}
