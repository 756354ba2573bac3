package io.github.apprpm.server;

import io.github.apprpm.file.AtomicFile;
import io.github.apprpm.model.PackagingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The file of a data folder that says of which bucket it has copies, so that it is taken for nothing else. */
final class BucketMark {
    private static final String FILE = ".bucket";

    private BucketMark() {}

    /**
     * For a server without a bucket.
     *
     * @throws PackagingException if the metadata in the folder are copies
     */
    static void requireNone(Path data) throws IOException {
        if (Files.exists(data.resolve(FILE))) {
            throw new PackagingException(
                    "The data folder '%s' has copies of the metadata of %s, and no packages"
                            .formatted(
                                    data, Files.readString(data.resolve(FILE)).strip()),
                    "Set 'bucket', or name another data folder");
        }
    }

    /**
     * For a server with one.
     *
     * @param packages the bytes of the packages in the folder
     * @throws PackagingException if what is in the folder is not of this bucket
     */
    static void require(Path data, String bucket, long packages) throws IOException {
        Path file = data.resolve(FILE);
        if (packages > 0) {
            throw new PackagingException(
                    "The data folder '%s' has packages, which a server with a bucket does not serve".formatted(data),
                    "Name another data folder; 'apprpm:publish' brings packages into the bucket, and so does an upload");
        }
        if (Files.exists(file) && !Files.readString(file).strip().equals(bucket)) {
            throw new PackagingException(
                    "The data folder '%s' has copies of %s, and 'bucket' is %s"
                            .formatted(data, Files.readString(file).strip(), bucket),
                    "Name another data folder, or delete 'repositories' and '%s' in it".formatted(FILE));
        }
        AtomicFile.ofText(file, bucket + "\n");
    }
}
