package io.github.apprpm.server.upload;

import io.github.apprpm.model.PackagingException;
import io.github.apprpm.repository.TrustedKeys;
import io.github.apprpm.repository.index.PackageIndexer;
import io.github.apprpm.repository.metadata.PackageRecord;
import io.github.apprpm.server.storage.DataFolder;
import io.github.apprpm.server.storage.PackagePlaces;
import io.github.apprpm.server.storage.Space;
import io.github.apprpm.server.storage.View;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/** Takes a package from a client to its place: nobody sees it before it is complete, verified and on the disk. */
public final class Reception {
    private final DataFolder data;
    private final PackagePlaces store;
    private final Space space;
    private final Consumer<View> changed;
    private final Optional<TrustedKeys> keys;
    private final long largest;

    /**
     * @param changed hears of each view that has a new package
     * @param keys by one of which packages must be signed, if they are verified at all
     * @param largest the bytes that a package may have
     */
    public Reception(
            DataFolder data,
            PackagePlaces store,
            Space space,
            Consumer<View> changed,
            Optional<TrustedKeys> keys,
            long largest) {
        this.space = space;
        this.keys = keys;
        this.data = data;
        this.store = store;
        this.changed = changed;
        this.largest = largest;
    }

    /**
     * @param length the bytes that the client says it sends, or 0 if it does not say
     * @throws io.github.apprpm.server.storage.NoRoomException if there is no room for it
     * @throws TooLargeException if there are more bytes than a package may have
     */
    Incoming begin(String repository, long length) throws IOException {
        if (length > largest) {
            throw new TooLargeException(largest);
        }
        Space.Reservation room = space.reserve(length);
        try {
            return new Incoming(repository, room);
        } catch (IOException | RuntimeException e) {
            room.close();
            throw e;
        }
    }

    /** A package that is coming. */
    final class Incoming implements Closeable {
        private final Path file = data.incoming().resolve(UUID.randomUUID() + ".rpm");
        private final String repository;
        private final Space.Reservation room;
        private final FileChannel out;
        private long count;

        private Incoming(String repository, Space.Reservation room) throws IOException {
            this.repository = repository;
            this.room = room;
            this.out = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        }

        /**
         * @throws io.github.apprpm.server.storage.NoRoomException if there is no room for it
         * @throws TooLargeException if there are more bytes than a package may have
         */
        void write(ByteBuffer bytes) throws IOException {
            count += bytes.remaining();
            if (count > largest) {
                throw new TooLargeException(largest);
            }
            space.write(out, bytes);
        }

        /**
         * All of it has come.
         *
         * @throws PackagingException if it is not a package, or a damaged one
         * @throws io.github.apprpm.server.storage.OtherContentException if the repository has it with other bytes
         */
        Receipt file() throws IOException {
            try {
                out.force(true);
                out.close();
                PackageRecord read =
                        new PackageIndexer().read(file, file.getFileName().toString());
                if (keys.isPresent()) {
                    keys.get().require(file);
                }
                PackagePlaces.Filed filed = store.file(repository, file, read);
                filed.changed().forEach(changed);
                if (filed.isNew()) {
                    room.keep(read.size());
                }
                return new Receipt(filed.isNew(), filed.name(), read.pkgid(), filed.views());
            } catch (PackagingException e) {
                throw new PackagingException(
                        e.problem().replace(file.toString(), "of this upload"),
                        e.remedy().replace(", or remove it from the repository", ""),
                        e);
            }
        }

        @Override
        public void close() throws IOException {
            try (room;
                    out) {
                Files.deleteIfExists(file);
            }
        }
    }
}
