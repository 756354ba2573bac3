package io.github.apprpm.sbom;

import io.github.apprpm.model.Attributes;
import io.github.apprpm.model.Content;
import io.github.apprpm.model.Entry;
import io.github.apprpm.model.PackageName;
import java.util.Set;

/** The bill of materials as a file of the package. */
public final class InstalledSbom {
    private static final int READABLE = 0644;

    private InstalledSbom() {}

    /**
     * @param name the name of the package
     * @param json the document
     * @return the file {@code /usr/share/<name>/sbom.cdx.json}
     */
    public static Entry of(PackageName name, String json) {
        String path = "/usr/share/%s/sbom.cdx.json".formatted(name);
        return new Entry.RegularFile(path, Attributes.root(READABLE), Set.of(), Content.text(path, json));
    }
}
