package io.github.apprpm.server.upload;

import io.github.apprpm.server.access.Right;
import io.github.apprpm.server.audit.AuditLog;
import io.github.apprpm.server.config.Configuration;
import io.github.apprpm.server.http.Answer;
import io.github.apprpm.server.http.Receiver;
import io.github.apprpm.server.http.RefusedException;
import io.github.apprpm.server.http.ServerRequest;
import io.github.apprpm.server.storage.NoRoomException;
import io.github.apprpm.server.storage.OtherContentException;
import io.github.apprpm.server.storage.PackagePlaces;
import io.github.apprpm.server.storage.View;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** Takes packages that clients put, by whichever of the paths they know. */
public final class Uploads {
    private static final System.Logger LOG = System.getLogger("upload");

    private final Reception reception;
    private final PackagePlaces store;
    private final AuditLog audit;
    private final Configuration configuration;
    private final AtomicBoolean hasFailed = new AtomicBoolean();

    public Uploads(Reception reception, PackagePlaces store, AuditLog audit, Configuration configuration) {
        this.reception = reception;
        this.store = store;
        this.audit = audit;
        this.configuration = configuration;
    }

    /** 201 for a package that is new and on the disk, 200 for one that was there, 409 if its bytes are other ones. */
    public Answer put(ServerRequest request) throws IOException {
        String repository =
                Optional.ofNullable(request.variables().get("repository")).orElse(configuration.defaultRepository());
        request.require(Right.UPLOAD, repository);
        if (!configuration.repositories().contains(repository)) {
            return Answer.text(
                    404,
                    "There is no repository '%s'. Name it in 'repositories' of the configuration file."
                            .formatted(repository));
        }
        Reception.Incoming incoming = refusing(() -> reception.begin(repository, length(request)));
        return Answer.of(new Receiver() {
            @Override
            public void take(ByteBuffer bytes) throws IOException {
                refusing(() -> {
                    incoming.write(bytes);
                    return bytes;
                });
            }

            @Override
            public Answer end() throws IOException {
                return refusing(() -> filed(request, incoming.file()));
            }

            @Override
            public void close() throws IOException {
                incoming.close();
            }
        });
    }

    private Answer filed(ServerRequest request, Receipt receipt) throws IOException {
        if (receipt.isNew()) {
            audit.record(request.identity().name(), "upload", what(receipt), "");
        }
        hasFailed.set(false);
        return answer(
                receipt.isNew() ? 201 : 200, receipt.views(), receipt.name().fileName(), receipt.sha256());
    }

    /** A step of an upload. */
    @FunctionalInterface
    private interface Step<T> {
        T make() throws IOException;
    }

    private <T> T refusing(Step<T> step) throws IOException {
        try {
            return step.make();
        } catch (NoRoomException e) {
            throw new RefusedException(Answer.text(507, e.getMessage()));
        } catch (IOException e) {
            throw new RefusedException(notStored(e));
        } catch (TooLargeException e) {
            throw new RefusedException(Answer.text(413, e.getMessage()));
        } catch (OtherContentException e) {
            throw new RefusedException(Answer.text(409, e.getMessage()));
        }
    }

    /** With the repository and the release that it is filed in. */
    private static String what(Receipt receipt) {
        View view = receipt.views().get(0);
        return "%s/%s/%s"
                .formatted(view.repository(), view.release(), receipt.name().fileName());
    }

    /** A disk that is full or read-only: the log says it once until a package comes in again. */
    private Answer notStored(IOException reason) {
        if (!hasFailed.getAndSet(true)) {
            LOG.log(
                    System.Logger.Level.ERROR,
                    "Packages cannot be stored until this is mended: {0}",
                    reason.toString());
        }
        return Answer.text(503, "Packages cannot be stored now; the log of the server says why.")
                .with("Retry-After", "30");
    }

    private static long length(ServerRequest request) {
        try {
            return request.header("content-length").map(Long::parseLong).orElse(0L);
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    /** What an upload of the package that is there would be answered; 404 if there is none. */
    public Answer get(ServerRequest request) throws IOException {
        String repository = request.variable("repository");
        String fileName = request.variable("file");
        try {
            List<View> views = Configuration.isName(repository) ? store.having(repository, fileName) : List.of();
            if (views.isEmpty()) {
                return Answer.notFound();
            }
            return answer(200, views, fileName, store.sha256(views.get(0), fileName));
        } catch (InvalidPathException | NoSuchFileException e) { // a NUL; or withdrawn meanwhile
            return Answer.notFound();
        }
    }

    private Answer answer(int status, List<View> views, String fileName, String sha256) {
        StringBuilder lines = new StringBuilder();
        for (View view : views) {
            lines.append("/repositories/%s/%s\n".formatted(view.path(), store.pathOf(fileName)));
        }
        return Answer.text(status, lines.append("SHA-256 ").append(sha256).toString())
                .with("X-Checksum-Sha256", sha256);
    }
}
