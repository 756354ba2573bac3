package io.github.apprpm.http;

import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

/** Notes that bytes of an answer come. */
record Received(BodySubscriber<byte[]> body, Runnable note) implements BodySubscriber<byte[]> {
    @Override
    public CompletionStage<byte[]> getBody() {
        return body.getBody();
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        body.onSubscribe(subscription);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        note.run();
        body.onNext(buffers);
    }

    @Override
    public void onError(Throwable e) {
        body.onError(e);
    }

    @Override
    public void onComplete() {
        body.onComplete();
    }
}
