package io.github.apprpm.check;

import com.github.luben.zstd.ZstdOutputStreamNoFinalizer;
import io.github.apprpm.check.ForeignPackage.Value;
import io.github.apprpm.rpm.RpmTag;
import io.github.apprpm.rpm.TagType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.LZMAOutputStream;
import org.tukaani.xz.XZOutputStream;

/** Compresses the payload of a package, well or not. */
final class Packing {
    private static final int FIRST_STREAM = 300;

    private Packing() {}

    static Consumer<ForeignPackage> by(String compressor) {
        return packed(compressor, bytes -> compressed(compressor, bytes));
    }

    /** As two streams, one after the other. */
    static Consumer<ForeignPackage> inTwo(String compressor) {
        return packed(
                compressor,
                bytes -> joined(
                        compressed(compressor, Arrays.copyOf(bytes, FIRST_STREAM)),
                        compressed(compressor, Arrays.copyOfRange(bytes, FIRST_STREAM, bytes.length))));
    }

    static Consumer<ForeignPackage> followedBy(String compressor, String text) {
        return packed(
                compressor, bytes -> joined(compressed(compressor, bytes), text.getBytes(StandardCharsets.US_ASCII)));
    }

    /** Without its last bytes. */
    static Consumer<ForeignPackage> cut(String compressor, int last) {
        return packed(compressor, bytes -> {
            byte[] whole = compressed(compressor, bytes);
            return Arrays.copyOf(whole, whole.length - last);
        });
    }

    private static Consumer<ForeignPackage> packed(String compressor, UnaryOperator<byte[]> pack) {
        return p -> p.with(Value.texts(RpmTag.PAYLOADCOMPRESSOR, TagType.STRING, compressor)).pack = pack;
    }

    private static byte[] joined(byte[] one, byte[] other) {
        byte[] all = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, all, one.length, other.length);
        return all;
    }

    private static byte[] compressed(String compressor, byte[] bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (OutputStream stream = stream(compressor, out)) {
            stream.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static OutputStream stream(String compressor, OutputStream out) throws IOException {
        return switch (compressor) {
            case "gzip" -> new GZIPOutputStream(out);
            case "xz" -> new XZOutputStream(out, new LZMA2Options(0));
            case "lzma" -> new LZMAOutputStream(out, new LZMA2Options(0), -1);
            case "bzip2" -> new BZip2CompressorOutputStream(out, 1);
            default -> new ZstdOutputStreamNoFinalizer(out);
        };
    }
}
