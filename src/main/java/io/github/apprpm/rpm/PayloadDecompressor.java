package io.github.apprpm.rpm;

import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import io.github.apprpm.model.PackagingException;
import io.github.apprpm.text.Printable;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UnsupportedEncodingException;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.tukaani.xz.LZMAInputStream;
import org.tukaani.xz.SingleXZInputStream;

/** The stream that undoes a payload's compression, as rpm does: of bzip2 and xz it reads one stream and nothing behind. */
public final class PayloadDecompressor {
    private static final int BUFFER_BYTES = 1 << 17;
    /** The memory that a decoder of xz and lzma may use; their largest preset, 9, needs a dictionary of 64 MiB. */
    private static final int XZ_MEMORY_KIB = 80 << 10;

    private static final int GZIP_MAGIC = 0x1f8b;
    private static final int XZ_MAGIC = 0xfd37;

    private PayloadDecompressor() {}

    static InputStream decompress(RpmPackage rpm, InputStream compressed) throws IOException {
        String compressor = rpm.header().string(RpmTag.PAYLOADCOMPRESSOR).orElse("gzip");
        InputStream in = new BufferedInputStream(compressed, BUFFER_BYTES);
        try {
            return new BrokenPayload(rpm, compressor, decoder(compressor, in));
        } catch (UnsupportedEncodingException e) {
            compressed.close();
            throw new PackagingException(
                    "The payload of '%s' is compressed by '%s', which is not supported"
                            .formatted(rpm.file(), Printable.quoted(compressor)),
                    "Rebuild it with gzip, bzip2, xz, lzma or zstd",
                    e);
        } catch (IOException | RuntimeException e) {
            compressed.close();
            throw BrokenPayload.ofDecoder(rpm, compressor, e);
        } catch (LinkageError e) {
            compressed.close();
            throw new PackagingException(
                    "The zstd library cannot be loaded: %s".formatted(e.getMessage()),
                    "Set -Djava.io.tmpdir to a directory that is not mounted noexec",
                    e);
        }
    }

    /**
     * @param compressor as a header names it
     * @param in can go back to a mark
     * @throws UnsupportedEncodingException if the compressor is not known
     */
    public static InputStream decoder(String compressor, InputStream in) throws IOException {
        return switch (compressor) {
            case "gzip" -> startsWith(GZIP_MAGIC, in) ? new GZIPInputStream(in, BUFFER_BYTES) : in;
            case "bzip2" -> new BZip2CompressorInputStream(in, false);
            case "xz", "lzma" ->
                startsWith(XZ_MAGIC, in)
                        ? new SingleXZInputStream(in, XZ_MEMORY_KIB)
                        : new LZMAInputStream(in, XZ_MEMORY_KIB);
            case "zstd" -> new ZstdInputStreamNoFinalizer(in);
            case "ufdio", "" -> in;
            default -> throw new UnsupportedEncodingException(compressor);
        };
    }

    /**
     * rpm accepts an uncompressed payload where the header says gzip, or does not name a compressor; and it looks itself
     * whether data are xz or lzma.
     */
    private static boolean startsWith(int magic, InputStream in) throws IOException {
        in.mark(2);
        int first = in.read() << Byte.SIZE | in.read();
        in.reset();
        return first == magic;
    }
}
