package io.github.apprpm.rpm;

import io.github.apprpm.model.PackagingException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * What a payload really holds, measured in one pass. A digest is empty where its algorithm is not known to this Java.
 *
 * @param compressedBytes the bytes in the file
 * @param compressed the digest of the payload as it is in the file, in hexadecimal digits
 * @param archiveBytes the bytes of the archive, up to where it breaks
 * @param archive the digest of the archive
 * @param files for each file of the header the digest of its content; empty for what has none
 * @param broken why the archive could not be read to its end, if it could not
 */
public record PayloadDigests(
        long compressedBytes,
        Optional<String> compressed,
        long archiveBytes,
        Optional<String> archive,
        List<String> files,
        Optional<String> broken) {
    private static final int BUFFER_BYTES = 1 << 17;

    /** Reads the payload once, with the algorithms that the header names; files are MD5 where it names none. */
    public static PayloadDigests of(RpmPackage rpm) throws IOException {
        Optional<DigestAlgorithm> ofPayload =
                DigestAlgorithm.of(rpm.header().number(RpmTag.PAYLOADDIGESTALGO).orElse(Sha256.ALGORITHM));
        Optional<DigestAlgorithm> ofFiles =
                DigestAlgorithm.of(rpm.header().number(RpmTag.FILEDIGESTALGO).orElse(1));
        try (Measured compressed = new Measured(rpm.compressedPayload(), ofPayload)) {
            Archive archive = Archive.read(rpm, compressed, ofPayload, ofFiles);
            compressed.drain();
            return new PayloadDigests(
                    compressed.count, compressed.hex(), archive.bytes, archive.digest, archive.files, archive.broken);
        }
    }

    private record Archive(long bytes, Optional<String> digest, List<String> files, Optional<String> broken) {
        static Archive read(
                RpmPackage rpm,
                InputStream compressed,
                Optional<DigestAlgorithm> ofArchive,
                Optional<DigestAlgorithm> ofFiles)
                throws IOException {
            Contents contents = new Contents(rpm.files().size(), ofFiles);
            try (Measured archive =
                    new Measured(PayloadDecompressor.decompress(rpm, new Unclosed(compressed)), ofArchive)) {
                Optional<String> broken = Optional.empty();
                try {
                    new CpioReader(rpm, archive, contents).read();
                    archive.drain();
                } catch (PackagingException e) {
                    broken = Optional.of(e.getMessage());
                }
                return new Archive(archive.count, archive.hex(), contents.digests(), broken);
            } catch (PackagingException e) {
                return new Archive(0, Optional.empty(), contents.digests(), Optional.of(e.getMessage()));
            }
        }
    }

    /** Digests each file. */
    private static final class Contents implements PayloadVisitor {
        private final String[] digests;
        private final Optional<DigestAlgorithm> algorithm;
        private final byte[] buffer = new byte[BUFFER_BYTES];

        Contents(int count, Optional<DigestAlgorithm> algorithm) {
            this.digests = new String[count];
            Arrays.fill(digests, "");
            this.algorithm = algorithm;
        }

        @Override
        public void entry(PackagedFile file, InputStream content) throws IOException {
            Optional<MessageDigest> digest =
                    file.isRegular() ? algorithm.flatMap(DigestAlgorithm::digest) : Optional.empty();
            if (digest.isEmpty()) {
                return;
            }
            for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                digest.get().update(buffer, 0, read);
            }
            digests[file.index()] = HexFormat.of().formatHex(digest.get().digest());
        }

        List<String> digests() {
            return List.of(digests);
        }
    }

    /** Counts and digests what is read. */
    private static final class Measured extends FilterInputStream {
        private final Optional<MessageDigest> digest;
        private long count;

        Measured(InputStream in, Optional<DigestAlgorithm> algorithm) {
            super(in);
            this.digest = algorithm.flatMap(DigestAlgorithm::digest);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = super.read(buffer, offset, length);
            if (read > 0) {
                count += read;
                digest.ifPresent(value -> value.update(buffer, offset, read));
            }
            return read;
        }

        @Override
        public long skip(long wanted) throws IOException {
            byte[] skipped = new byte[(int) Math.min(wanted, BUFFER_BYTES)];
            return Math.max(0, read(skipped, 0, skipped.length));
        }

        @Override
        public boolean markSupported() {
            return false;
        }

        void drain() throws IOException {
            transferTo(OutputStream.nullOutputStream());
        }

        Optional<String> hex() {
            return digest.map(value -> HexFormat.of().formatHex(value.digest()));
        }
    }

    /** What a broken archive leaves is still to be read. */
    private static final class Unclosed extends FilterInputStream {
        Unclosed(InputStream in) {
            super(in);
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            return in.read(buffer, offset, length);
        }

        @Override
        public void close() {
            // the one who opened it closes it
        }
    }
}
