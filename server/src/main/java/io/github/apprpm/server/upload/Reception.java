package io.github.apprpm.server.upload;

import io.github.apprpm.model.PackagingException;
import io.github.apprpm.repository.index.PackageIndexer;
import io.github.apprpm.repository.metadata.PackageRecord;
import io.github.apprpm.server.storage.DataFolder;
import io.github.apprpm.server.storage.PackageStore;
import io.github.apprpm.server.storage.View;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import java.util.function.Consumer;

/** Takes a package from a client to its place: nobody sees it before it is complete, verified and on the disk. */
public final class Reception {
    private static final int BUFFER_BYTES = 1 << 17;

    private final DataFolder data;
    private final PackageStore store;
    private final Consumer<View> changed;
    private final long largest;

    /**
     * @param changed hears of each view that has a new package
     * @param largest the bytes that a package may have
     */
    public Reception(DataFolder data, PackageStore store, Consumer<View> changed, long largest) {
        this.data = data;
        this.store = store;
        this.changed = changed;
        this.largest = largest;
    }

    /**
     * @throws TooLargeException if there are more bytes than a package may have
     * @throws PackagingException if it is not a package, or a damaged one
     * @throws io.github.apprpm.server.storage.OtherContentException if the repository has it with other bytes
     */
    public Receipt receive(String repository, InputStream in) throws IOException {
        Path file = data.incoming().resolve(UUID.randomUUID() + ".rpm");
        try {
            write(in, file);
            PackageRecord read =
                    new PackageIndexer().read(file, file.getFileName().toString());
            PackageStore.Filed filed = store.file(repository, file, read);
            filed.changed().forEach(changed);
            return new Receipt(filed.isNew(), filed.name(), read.pkgid(), filed.views());
        } catch (PackagingException e) {
            throw new PackagingException(
                    e.problem().replace(file.toString(), "of this upload"),
                    e.remedy().replace(", or remove it from the repository", ""),
                    e);
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private void write(InputStream in, Path file) throws IOException {
        try (FileChannel out = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            byte[] buffer = new byte[BUFFER_BYTES];
            long count = 0;
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                count += read;
                if (count > largest) {
                    throw new TooLargeException(largest);
                }
                for (ByteBuffer bytes = ByteBuffer.wrap(buffer, 0, read); bytes.hasRemaining(); ) {
                    out.write(bytes);
                }
            }
            out.force(true);
        }
    }
}
