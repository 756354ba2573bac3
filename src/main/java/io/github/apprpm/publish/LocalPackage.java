package io.github.apprpm.publish;

import io.github.apprpm.file.Sha256;
import io.github.apprpm.repository.metadata.PackageFacts;
import io.github.apprpm.rpm.RpmPackage;
import java.io.IOException;
import java.nio.file.Path;

/**
 * A package of this build that is to be published.
 *
 * @param file where it is
 * @param rpm its headers
 * @param sha256 of the file, in digits; what clients call its id
 */
public record LocalPackage(Path file, RpmPackage rpm, String sha256) {
    /** @throws io.github.apprpm.model.PackagingException if the file is not a package */
    public static LocalPackage read(Path file) throws IOException {
        return new LocalPackage(file, RpmPackage.read(file), Sha256.hex(file));
    }

    public String fileName() {
        return file.getFileName().toString();
    }

    /** In bytes. */
    public long size() {
        return rpm.size();
    }

    /** The epoch as metadata write it: {@code 0} if there is none. */
    public String epoch() {
        return rpm.epoch().isPresent() ? Integer.toUnsignedString(rpm.epoch().getAsInt()) : "0";
    }

    /** Its name as metadata have it: without an epoch that is 0. */
    public String nevra() {
        return PackageFacts.nevra(rpm.name(), epoch(), rpm.version(), rpm.release(), rpm.architecture());
    }

    @Override
    public String toString() {
        return fileName();
    }
}
