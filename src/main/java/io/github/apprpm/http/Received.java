package io.github.apprpm.http;

import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

/** Notes that bytes of an answer come, and ends it when there are too many. */
final class Received implements BodySubscriber<byte[]> {
    private final BodySubscriber<byte[]> body;
    private final Runnable note;
    private final long most;
    private Flow.Subscription running;
    private long count;

    /** @param most bytes that may come */
    Received(BodySubscriber<byte[]> body, Runnable note, long most) {
        this.body = body;
        this.note = note;
        this.most = most;
    }

    @Override
    public CompletionStage<byte[]> getBody() {
        return body.getBody();
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        running = subscription;
        body.onSubscribe(subscription);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        note.run();
        if (count > most) {
            return; // what was on its way
        }
        count += buffers.stream().mapToLong(ByteBuffer::remaining).sum();
        if (count > most) {
            running.cancel();
            body.onError(new TooMuchException(most));
        } else {
            body.onNext(buffers);
        }
    }

    @Override
    public void onError(Throwable e) {
        body.onError(e);
    }

    @Override
    public void onComplete() {
        if (count <= most) {
            body.onComplete();
        }
    }
}
