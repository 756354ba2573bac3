package io.github.apprpm.inspect;

import io.github.apprpm.openpgp.Signature;
import io.github.apprpm.rpm.RpmPackage;
import io.github.apprpm.rpm.SignatureKind;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A signature in the package.
 *
 * @param kind what it signs, and the tag that holds it
 * @param signature what it says; empty if it is not an OpenPGP signature
 */
public record PackageSignature(SignatureKind kind, Optional<Signature> signature) {

    /** All signatures in the package, in the order in which rpm looks for one. */
    public static List<PackageSignature> of(RpmPackage rpm) {
        return Stream.of(SignatureKind.values())
                .flatMap(kind -> kind.read(rpm.signature()).stream()
                        .map(packet -> new PackageSignature(kind, packet.flatMap(Signature::parse))))
                .toList();
    }

    /** As {@code rpm -qi} prints it. */
    @Override
    public String toString() {
        return signature.map(Signature::toString).orElse("(not an OpenPGP signature)");
    }
}
