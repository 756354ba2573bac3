package io.github.apprpm.rpm;

import io.github.apprpm.file.DigestInput;
import io.github.apprpm.file.Sha256;
import io.github.apprpm.model.PackagingException;
import io.github.apprpm.openpgp.DigestAlgorithm;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a payload really holds, measured in one pass. A digest is absent where its algorithm is not known to this Java.
 *
 * @param compressedBytes the bytes in the file
 * @param archiveBytes the bytes of the archive, up to where it breaks
 * @param tags the measured values of the tags that hold digests of the payload, in hexadecimal digits; without those of
 *     the archive if it is broken
 * @param md5 the digest of header and payload, if the signature header has one
 * @param contents for each file of the header that is in the archive its content, which names of one file share
 * @param broken why the archive could not be read to its last entry, if it could not
 * @param brokenEnd what is wrong behind the last entry of the archive, which rpm does not read
 */
public record PayloadDigests(
        long compressedBytes,
        long archiveBytes,
        Map<Integer, String> tags,
        Optional<String> md5,
        List<Optional<Content>> contents,
        Optional<String> broken,
        Optional<String> brokenEnd) {
    /** What is known of a payload that nobody has measured. */
    public static final PayloadDigests NONE =
            new PayloadDigests(0, 0, Map.of(), Optional.empty(), List.of(), Optional.empty(), Optional.empty());

    private static final int BUFFER_BYTES = 1 << 17;
    private static final Map<Integer, DigestAlgorithm> OF_PAYLOAD = Map.of(
            RpmTag.PAYLOADDIGEST, DigestAlgorithm.SHA256,
            RpmTag.PAYLOADSHA512, DigestAlgorithm.SHA512,
            RpmTag.PAYLOADSHA3_256, DigestAlgorithm.SHA3_256);

    /**
     * What the archive has of one file.
     *
     * @param size the bytes of its content
     * @param digest the digest of its content; absent for all but regular files
     */
    public record Content(long size, Optional<String> digest) {}

    public PayloadDigests {
        tags = Map.copyOf(tags);
        contents = List.copyOf(contents);
    }

    /** The digest of the payload as it is in the file, if the header names one. */
    public Optional<String> compressed() {
        return Optional.ofNullable(tags.get(RpmTag.PAYLOADDIGEST));
    }

    /** The digest of the archive, if the header names one. */
    public Optional<String> archive() {
        return Optional.ofNullable(tags.get(RpmTag.PAYLOADDIGESTALT));
    }

    /** For each file of the header the digest of its content; empty for a file without one. */
    public List<String> files() {
        return contents.stream()
                .map(content -> content.flatMap(Content::digest).orElse(""))
                .toList();
    }

    /**
     * Reads the payload once, with the algorithms that rpm computes: SHA-256 where the tag does not say another, whatever
     * the header names as the payload's; for files the one that the header names, and MD5 in place of an unknown one.
     */
    public static PayloadDigests of(RpmPackage rpm) throws IOException {
        return of(rpm, (file, content) -> {});
    }

    /** The same, and shows each file of the payload on the way. */
    public static PayloadDigests of(RpmPackage rpm, PayloadVisitor visitor) throws IOException {
        Digests ofPayload = new Digests();
        Digests ofArchive = new Digests();
        OF_PAYLOAD.forEach((stored, algorithm) -> {
            int archive = DigestTags.ARCHIVES.get(stored);
            boolean hasArchive = rpm.header().has(archive);
            ofPayload.addIf(hasArchive || rpm.header().has(stored), stored, algorithm);
            ofArchive.addIf(hasArchive, archive, algorithm);
        });
        Optional<MessageDigest> md5 =
                rpm.signature().has(SignatureTag.MD5) ? DigestAlgorithm.MD5.digest() : Optional.empty();
        md5.ifPresent(digest -> digest.update(rpm.header().bytes()));
        md5.ifPresent(digest -> ofPayload.byTag.put(SignatureTag.MD5, digest));
        Contents contents = new Contents(rpm, visitor);
        try (DigestInput compressed = ofPayload.through(rpm.compressedPayload())) {
            Archive archive = Archive.read(rpm, new Unclosed(compressed), ofArchive, contents);
            compressed.drain();
            Map<Integer, String> tags = ofPayload.hex();
            Optional<String> both = Optional.ofNullable(tags.remove(SignatureTag.MD5));
            if (archive.broken.isEmpty() && archive.brokenEnd.isEmpty()) {
                tags.putAll(ofArchive.hex());
            }
            return new PayloadDigests(
                    compressed.count(),
                    archive.bytes,
                    tags,
                    both,
                    contents.measured(),
                    archive.broken,
                    archive.brokenEnd);
        }
    }

    private record Archive(long bytes, Optional<String> broken, Optional<String> brokenEnd) {
        static Archive read(RpmPackage rpm, InputStream compressed, Digests digests, Contents contents)
                throws IOException {
            try (DigestInput archive = digests.through(PayloadDecompressor.decompress(rpm, compressed))) {
                Optional<String> broken = problem(() -> new CpioReader(rpm, archive, contents).read());
                Optional<String> end = broken.isEmpty() ? problem(archive::drain) : Optional.empty();
                return new Archive(archive.count(), broken, end);
            } catch (PackagingException e) {
                return new Archive(0, Optional.of(e.problem()), Optional.empty());
            }
        }

        private interface Reading {
            void read() throws IOException;
        }

        private static Optional<String> problem(Reading reading) throws IOException {
            try {
                reading.read();
                return Optional.empty();
            } catch (PackagingException e) {
                return Optional.of(e.problem());
            }
        }
    }

    /** The digests of one stream. */
    private static final class Digests {
        private final Map<Integer, MessageDigest> byTag = new HashMap<>();

        static Digests of(Optional<MessageDigest> one) {
            Digests digests = new Digests();
            one.ifPresent(digest -> digests.byTag.put(0, digest));
            return digests;
        }

        void addIf(boolean wanted, int tag, DigestAlgorithm algorithm) {
            if (wanted) {
                algorithm.digest().ifPresent(digest -> byTag.put(tag, digest));
            }
        }

        DigestInput through(InputStream in) {
            return new DigestInput(in, byTag.values());
        }

        Map<Integer, String> hex() {
            Map<Integer, String> hex = new HashMap<>();
            byTag.forEach((tag, digest) -> hex.put(tag, Sha256.hex(digest)));
            return hex;
        }
    }

    /** Measures each file. */
    private static final class Contents implements PayloadVisitor {
        private final List<PackagedFile> files;
        private final HardLinks links;
        private final Content[] measured;
        private final BitSet found = new BitSet();
        private final DigestAlgorithm algorithm;
        private final PayloadVisitor visitor;
        private final byte[] buffer = new byte[BUFFER_BYTES];

        Contents(RpmPackage rpm, PayloadVisitor visitor) {
            this.files = rpm.files();
            this.links = HardLinks.of(files);
            this.measured = new Content[files.size()];
            this.algorithm = DigestTags.ofContents(rpm.header());
            this.visitor = visitor;
        }

        @Override
        public void entry(PackagedFile file, InputStream content) throws IOException {
            found.set(file.index());
            Digests digest = Digests.of(file.isRegular() ? algorithm.digest() : Optional.empty());
            // Whoever opened the content closes it.
            @SuppressWarnings("resource")
            DigestInput stream = digest.through(content);
            visitor.entry(file, stream);
            stream.drain(buffer);
            int index = links.last(file).index();
            if (stream.count() > 0 || measured[index] == null) {
                measured[index] = new Content(
                        stream.count(), Optional.ofNullable(digest.hex().get(0)));
            }
        }

        /** Of several names of a file, only the last has the content. */
        List<Optional<Content>> measured() {
            return files.stream()
                    .map(file -> found.get(file.index())
                            ? Optional.ofNullable(measured[links.last(file).index()])
                            : Optional.<Content>empty())
                    .toList();
        }
    }

    /** Keeps the payload open: what a broken archive leaves unread is still to be digested. */
    private static final class Unclosed extends FilterInputStream {
        Unclosed(InputStream in) {
            super(in);
        }

        @Override
        public void close() {
            // whoever opened the payload closes it
        }
    }
}
