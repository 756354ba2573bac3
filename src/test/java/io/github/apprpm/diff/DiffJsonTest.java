package io.github.apprpm.diff;

import static io.github.apprpm.diff.Release.APPLICATION;
import static io.github.apprpm.diff.Release.UNIT;
import static io.github.apprpm.diff.Release.application;
import static io.github.apprpm.diff.Release.coats;
import static io.github.apprpm.diff.Release.hats;
import static io.github.apprpm.diff.Release.shop;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.apprpm.model.DependencyKind;
import io.github.apprpm.model.Scriptlet.Phase;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DiffJsonTest {
    @TempDir
    private Path directory;

    private JsonNode json() throws IOException {
        Release before = shop().with(DependencyKind.REQUIRES, "java >= 17").script(Phase.POST, "one");
        Release after = shop().version("1.3.0")
                .with(DependencyKind.REQUIRES, "java >= 21")
                .script(Phase.POST, "two")
                .text(UNIT, "[Service]\nExecStart=/bin/true\n")
                .attributes(UNIT, 0600, "root", "root")
                .jar(APPLICATION, application("1.3.0", hats("1.1"), coats("3.1")));
        PackageDiff diff = PackageDiff.of(before.in(directory), after.in(directory));
        String json = DiffJson.of(diff, DiffPolicy.parse(List.of("unit")).surprises(diff));
        return new ObjectMapper().readTree(json);
    }

    @ParameterizedTest
    @CsvSource({
        "/before/name, shop",
        "/before/evr, 1.2.0-1",
        "/after/evr, 1.3.0-1",
        "/versionOrder, higher",
        "/surprises/0/word, unit",
        "/surprises/0/what/0, " + UNIT,
        "/dependencies/0/kind, requires",
        "/dependencies/0/change, changed",
        "/dependencies/0/before, java >= 17",
        "/dependencies/0/after, java >= 21",
        "/libraries/0/id, org.hats:hats",
        "/libraries/0/change, upgraded",
        "/libraries/0/before, 1.0",
        "/libraries/0/after, 1.1",
        "/libraries/0/places/0/after, " + APPLICATION + "!/BOOT-INF/lib/hats-1.1.jar",
        "/scriptlets/0/name, %post",
        "/scriptlets/0/hunks/0/lines/0, -one",
        "/scriptlets/0/hunks/0/lines/1, +two",
        "/files/0/path, " + UNIT,
        "/files/0/role, unit",
        "/files/0/aspects/0, mode",
        "/files/0/before/mode, 0644",
        "/files/0/after/mode, 0600",
        "/files/0/hunks/0/lines/2, -User=shop",
        "/files/1/path, " + APPLICATION,
        "/size/causes/0/cause, units",
        "/size/causes/0/bytes, -10"
    })
    void eachValueHasItsPlace(String pointer, String value) throws IOException {
        assertEquals(value, json().at(pointer).asText());
    }

    @Test
    void onlyTheLibraryThatDiffersIsNamed() throws IOException {
        assertEquals(1, json().get("libraries").size());
    }

    @Test
    void whatOnePackageLacksIsLeftOut() throws IOException {
        PackageDiff diff = PackageDiff.of(
                shop().in(directory),
                shop().with(DependencyKind.REQUIRES, "hats").in(directory));
        JsonNode dependency =
                new ObjectMapper().readTree(DiffJson.of(diff, List.of())).at("/dependencies/0");
        assertEquals("{\"kind\":\"requires\",\"change\":\"added\",\"after\":\"hats\"}", dependency.toString());
    }
}
