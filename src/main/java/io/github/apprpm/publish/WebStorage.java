package io.github.apprpm.publish;

import io.github.apprpm.http.HttpBody;
import io.github.apprpm.http.HttpCall;
import io.github.apprpm.http.HttpPlace;
import io.github.apprpm.http.HttpReply;
import io.github.apprpm.http.HttpTransport;
import io.github.apprpm.model.InstallPath;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongConsumer;

/** A directory of a web server that takes PUT and DELETE, with WebDAV or without. */
public final class WebStorage implements RepositoryStorage {
    private static final int PRECONDITION_FAILED = 412;

    private final URI base;
    private final HttpTransport transport;
    /** Those that are there, as far as this publisher knows. */
    private final Set<String> directories = new HashSet<>();

    /** @param base the repository; ends with a slash */
    public WebStorage(URI base, HttpTransport transport) {
        this.base = base;
        this.transport = transport;
    }

    @Override
    public String name() {
        return HttpPlace.shown(base);
    }

    @Override
    public Optional<StoredFile> find(String path) throws IOException {
        HttpCall call = fresh(HttpCall.head(address(path)));
        HttpReply reply = transport.send(call);
        return stored(call, reply, path, reply.header("Content-Length").map(Long::parseLong));
    }

    @Override
    public Optional<StoredFile> read(String path, Path to) throws IOException {
        HttpCall call = fresh(HttpCall.get(address(path)));
        HttpReply reply = transport.download(call, to);
        return stored(call, reply, path, reply.isSuccess() ? Optional.of(Files.size(to)) : Optional.empty());
    }

    /** Asks the server itself, where a cache is before it. */
    private static HttpCall fresh(HttpCall call) {
        return call.with("Cache-Control", "no-cache");
    }

    private Optional<StoredFile> stored(HttpCall call, HttpReply reply, String path, Optional<Long> size) {
        if (reply.isMissing()) {
            return Optional.empty();
        }
        if (!reply.isSuccess()) {
            throw transport.refusal(call, reply);
        }
        // A weak tag never matches: RFC 9110, 13.1.1.
        Optional<String> tag = reply.header("ETag").filter(text -> !text.startsWith("W/"));
        directories.add("");
        directories.add(path.substring(0, path.length() - InstallPath.name(path).length()));
        return Optional.of(new StoredFile(path, size.orElse(-1L), tag, Optional.empty()));
    }

    @Override
    public boolean write(Deposit deposit, LongConsumer sent) throws IOException {
        makeDirectories(deposit.path());
        HttpCall call = put(deposit).observedBy(sent);
        HttpReply reply = transport.send(call);
        if (reply.status() == PRECONDITION_FAILED) {
            return false;
        }
        if (!reply.isSuccess()) {
            throw transport.refusal(call, reply);
        }
        return true;
    }

    private HttpCall put(Deposit deposit) {
        HttpCall call = HttpCall.put(address(deposit.path()), HttpBody.of(deposit.contentType(), deposit.file()));
        if (deposit.condition().ifAbsent()) {
            call = call.with("If-None-Match", "*");
        }
        Optional<String> tag = deposit.condition().ifMatch();
        return tag.isPresent() ? call.with("If-Match", tag.get()) : call;
    }

    /**
     * Makes those above a file, once: where they miss, one server answers PUT with 409, another with 500.
     *
     * <p>That one is there already is no error, and what cannot be made shows when the file is sent.
     */
    private void makeDirectories(String path) throws IOException {
        makeDirectory("");
        for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
            makeDirectory(path.substring(0, slash + 1));
        }
    }

    private void makeDirectory(String path) throws IOException {
        if (directories.add(path)) {
            transport.send(HttpCall.of("MKCOL", address(path), HttpBody.EMPTY).once());
        }
    }

    @Override
    public void delete(String path) throws IOException {
        HttpCall call = HttpCall.delete(address(path));
        HttpReply reply = transport.send(call);
        if (!reply.isSuccess() && !reply.isMissing()) {
            throw transport.refusal(call, reply);
        }
    }

    @Override
    public String pathOf(String fileName) {
        return fileName;
    }

    private URI address(String path) {
        return HttpPlace.below(base, path);
    }

    @Override
    public void close() {
        // Nothing to close: connections of the JDK's client end by themselves.
    }
}
