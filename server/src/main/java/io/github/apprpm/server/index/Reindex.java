package io.github.apprpm.server.index;

import io.github.apprpm.server.access.Right;
import io.github.apprpm.server.http.Answer;
import io.github.apprpm.server.http.ServerRequest;
import io.github.apprpm.server.storage.View;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Lets pipelines wait until hosts see what they have put. */
public final class Reindex {
    private static final long LONGEST_MINUTES = 10;

    private final Views views;
    private final IndexQueue queue;

    /** Says which views there are. */
    @FunctionalInterface
    public interface Views {
        List<View> list() throws IOException;
    }

    public Reindex(Views views, IndexQueue queue) {
        this.views = views;
        this.queue = queue;
    }

    /** 200 when the metadata have everything, or 202 at once if the client does not wait. */
    public Answer post(ServerRequest request) throws IOException {
        Optional<String> repository = Optional.ofNullable(request.variables().get("repository"));
        List<View> all = views.list().stream()
                .filter(view -> repository.isEmpty() || repository.get().equals(view.repository()))
                .filter(view -> request.identity().may(Right.UPLOAD, view.repository()))
                .toList();
        CompletableFuture<?>[] done = all.stream().map(queue::request).toArray(CompletableFuture<?>[]::new);
        if (!request.parameter("wait").orElse("false").equals("true")) {
            return Answer.text(202, "%d views will be indexed.".formatted(all.size()));
        }
        try {
            CompletableFuture.allOf(done).get(LONGEST_MINUTES, TimeUnit.MINUTES);
            return Answer.text(200, "%d views are indexed.".formatted(all.size()));
        } catch (ExecutionException e) {
            return Answer.text(500, e.getCause().getMessage());
        } catch (TimeoutException e) {
            return Answer.text(202, "Indexing takes more than %d minutes and goes on.".formatted(LONGEST_MINUTES));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Answer.text(503, "The server stops; the views are indexed when it starts again.");
        }
    }
}
