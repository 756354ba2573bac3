package io.github.apprpm.server.http;

/** Hears of each request when it is answered. */
@FunctionalInterface
public interface RequestListener {
    /** Must not wait: the thread has others to serve. */
    void served(ServedRequest request);
}
