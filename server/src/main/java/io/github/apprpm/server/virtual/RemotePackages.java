package io.github.apprpm.server.virtual;

import io.github.apprpm.http.HttpCall;
import io.github.apprpm.http.HttpPlace;
import io.github.apprpm.http.HttpReply;
import io.github.apprpm.http.HttpTransport;
import io.github.apprpm.model.PackagingException;
import io.github.apprpm.server.config.Virtuals;
import io.github.apprpm.server.http.Answer;
import io.github.apprpm.server.http.Endpoint;
import io.github.apprpm.server.http.ServerRequest;
import io.github.apprpm.server.storage.View;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;

/**
 * Fetches packages of remote repositories when the first host asks for them, and keeps them. Hosts get a package when its size
 * and digest are those that the metadata say.
 */
public final class RemotePackages implements Endpoint {
    private static final System.Logger LOG = System.getLogger("remotes");
    /** By the hexadecimal digits of their digests. */
    private static final Map<Integer, String> ALGORITHMS =
            Map.of(40, "SHA-1", 64, "SHA-256", 96, "SHA-384", 128, "SHA-512");

    private static final int LOCKS = 64;
    /** Hosts that wait at once, each for a thread: a server that is slow must not take all of them. */
    private static final int MOST_WAITING = 64;

    private final Endpoint files;
    private final Virtuals virtuals;
    private final RemoteRepositories remotes;
    private final List<Object> locks = new ArrayList<>();
    private final Semaphore waiting = new Semaphore(MOST_WAITING);

    /** @param files answers the paths of views, of what is there */
    public RemotePackages(Endpoint files, Virtuals virtuals, RemoteRepositories remotes) {
        this.files = files;
        this.virtuals = virtuals;
        this.remotes = remotes;
        for (int i = 0; i < LOCKS; i++) {
            locks.add(new Object());
        }
    }

    @Override
    public Answer answer(ServerRequest request) throws IOException {
        Answer answer = files.answer(request);
        String path = request.variable("path");
        int slash = path.indexOf('/');
        String member = slash < 0 ? "" : path.substring(0, slash);
        boolean isRemote = answer.status() == 404
                && path.endsWith(".rpm")
                && virtuals.remotes().containsKey(member)
                && virtuals.members()
                        .getOrDefault(request.variable("repository"), List.of())
                        .contains(member);
        if (!isRemote) {
            return answer;
        }
        View view =
                new View(request.variable("repository"), request.variable("release"), request.variable("architecture"));
        String href = path.substring(slash + 1);
        if (!waiting.tryAcquire()) {
            return Answer.text(503, "Too many wait for packages of other servers.")
                    .with("Retry-After", "5");
        }
        try {
            synchronized (locks.get(Math.floorMod(path.hashCode(), LOCKS))) {
                if (!Files.exists(remotes.packages(member, view).resolve(href))) {
                    Optional<RemotePackage> facts = facts(member, view, href);
                    if (facts.isEmpty()) {
                        return answer;
                    }
                    fetch(member, view, facts.get());
                }
            }
        } catch (IOException | PackagingException e) {
            LOG.log(System.Logger.Level.WARNING, "{0} of {1} was not fetched: {2}", href, member, e.getMessage());
            return Answer.text(502, "The repository that has this package does not send it; the log says why.");
        } finally {
            waiting.release();
        }
        return files.answer(request);
    }

    /** Only what the metadata name is asked for. */
    private Optional<RemotePackage> facts(String member, View view, String href) throws IOException {
        Optional<Path> root = remotes.metadata(member, view);
        return root.isEmpty() ? Optional.empty() : RemotePackage.find(root.get(), href);
    }

    private void fetch(String member, View view, RemotePackage facts) throws IOException {
        Path packages = remotes.packages(member, view);
        Path target = packages.resolve(facts.href()).normalize();
        if (!target.startsWith(packages)) {
            throw new PackagingException(
                    "The remote repository '%s' has the package '%s', which leaves it".formatted(member, facts.href()),
                    "Ask its administrator");
        }
        Files.createDirectories(target.getParent());
        Path unfinished = packages.resolve("." + UUID.randomUUID() + ".tmp");
        try {
            HttpTransport transport = remotes.transport(member, view);
            HttpCall call = HttpCall.get(HttpPlace.below(remotes.address(member, view), facts.href()));
            HttpReply reply = transport.download(call, unfinished, facts.size());
            if (!reply.isSuccess()) {
                throw RemoteRepositories.refusal(member, call, reply);
            }
            if (Files.size(unfinished) != facts.size()
                    || !digest(unfinished, facts.pkgid()).equals(facts.pkgid())) {
                throw new PackagingException(
                        "The remote repository '%s' sends other bytes for '%s' than its metadata say"
                                .formatted(member, facts.href()),
                        "Nobody gets them; ask its administrator if this stays so");
            }
            Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
            remotes.forget(virtuals.largestCache(), target);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    private static String digest(Path file, String like) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            MessageDigest digest = MessageDigest.getInstance(ALGORITHMS.getOrDefault(like.length(), "SHA-256"));
            new DigestInputStream(in, digest).transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IOException(e);
        }
    }
}
