package io.github.apprpm.inspect;

import io.github.apprpm.rpm.RpmPackage;
import io.github.apprpm.rpm.RpmTag;
import io.github.apprpm.rpm.SignatureTag;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** What differs from one version of the package format to the next. */
final class PackageFormat {
    private static final int V3 = 3;
    private static final int V4 = 4;

    private PackageFormat() {}

    /** The version of the format: 3, 4 or 6. */
    static long of(RpmPackage rpm) {
        return rpm.header().number(RpmTag.RPMFORMAT).orElse(rpm.header().has(RpmTag.HEADERIMMUTABLE) ? V4 : V3);
    }

    /** The bytes of the payload without its compression. */
    static Optional<Long> archiveBytes(RpmPackage rpm) {
        return Stream.of(
                        rpm.signature().number(SignatureTag.LONGARCHIVESIZE),
                        rpm.signature().number(SignatureTag.PAYLOADSIZE),
                        rpm.header().number(RpmTag.PAYLOADSIZEALT))
                .filter(OptionalLong::isPresent)
                .map(OptionalLong::getAsLong)
                .findFirst();
    }
}
