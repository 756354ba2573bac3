package io.github.apprpm.inspect;

import io.github.apprpm.openpgp.Signature;
import io.github.apprpm.openpgp.SignaturePacket;
import io.github.apprpm.rpm.RpmPackage;
import io.github.apprpm.rpm.SignatureKind;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A signature in the package.
 *
 * @param kind what it signs, and the tag that holds it
 * @param signature what it says; empty if it is not an OpenPGP signature, or of a newer algorithm
 * @param newer what it says if it is by an algorithm that is not known here
 */
public record PackageSignature(SignatureKind kind, Optional<Signature> signature, Optional<SignaturePacket> newer) {

    /** All signatures in the package, in the order in which rpm looks for one. */
    public static List<PackageSignature> of(RpmPackage rpm) {
        return Stream.of(SignatureKind.values())
                .flatMap(kind -> kind.read(rpm.signature()).stream().map(packet -> of(kind, packet)))
                .toList();
    }

    private static PackageSignature of(SignatureKind kind, Optional<byte[]> packet) {
        Optional<SignaturePacket> newer = packet.flatMap(SignaturePacket::parse)
                .filter(read -> !read.algorithms().canVerify());
        return new PackageSignature(
                kind, newer.isPresent() ? Optional.empty() : packet.flatMap(Signature::parse), newer);
    }

    /** As {@code rpm -qi} prints it. */
    @Override
    public String toString() {
        return signature
                .map(Signature::toString)
                .or(() -> newer.map(SignaturePacket::describe))
                .orElse("(not an OpenPGP signature)");
    }
}
