package io.github.apprpm.repository.metadata;

import java.io.IOException;

/** A package that comes into the metadata; its parts are fetched when they are written. */
interface AddedPackage {
    PackageFacts facts();

    PackageRecord record() throws IOException;
}
