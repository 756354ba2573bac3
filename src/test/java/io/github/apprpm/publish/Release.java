package io.github.apprpm.publish;

import io.github.apprpm.model.Payload;
import io.github.apprpm.model.Specs;
import io.github.apprpm.rpm.RpmWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Packages to publish. */
public final class Release {
    private Release() {}

    /** The first release of a shop. */
    public static LocalPackage of(Path directory, String name) throws IOException {
        return of(directory, Specs.shop().withName(name));
    }

    public static LocalPackage of(Path directory, Specs specs) throws IOException {
        Path file = directory.resolve(specs.spec().name() + "-1.2.0-1.noarch.rpm");
        new RpmWriter(specs.spec(), Payload.of(List.of())).writeTo(file);
        return LocalPackage.read(file);
    }
}
