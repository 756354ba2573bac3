package io.github.apprpm.repository;

import java.io.IOException;

/** A package that comes into the metadata; its parts are fetched when they are written. */
interface AddedPackage {
    PackageFacts facts();

    PackageRecord record() throws IOException;

    /** One whose parts are in memory. */
    static AddedPackage of(PackageRecord record) {
        return new AddedPackage() {
            @Override
            public PackageFacts facts() {
                return record.facts();
            }

            @Override
            public PackageRecord record() {
                return record;
            }
        };
    }
}
