package io.github.apprpm.server.serve;

import io.github.apprpm.server.config.Configuration;
import io.github.apprpm.server.http.Answer;
import io.github.apprpm.server.http.ServerRequest;
import io.github.apprpm.server.serve.MetadataPair.Half;
import io.github.apprpm.server.storage.DataFolder;
import io.github.apprpm.server.storage.View;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/** What dnf, yum and zypper read: metadata and packages of a view. */
public final class ViewFiles {
    /** Its files change under one name. */
    private static final String REVALIDATED = "no-cache";
    /** For a year, the longest that caches know: a file with this name never changes. */
    private static final String FOREVER = "public, max-age=31536000, immutable";

    private final DataFolder data;
    private final PairReader pairs = new PairReader();
    private final SmallMetadata metadata = new SmallMetadata();
    private final PairPins pins = new PairPins();

    public ViewFiles(DataFolder data) {
        this.data = data;
    }

    public Answer get(ServerRequest request) throws IOException {
        Optional<View> view = view(request);
        Optional<Half> half = half(request.variable("path"));
        if (view.isPresent() && half.isPresent()) {
            return half(request, data.folder(view.get()).resolve("repodata"), half.get());
        }
        Optional<Path> file = view.flatMap(one -> file(one, request.variable("path")));
        if (file.isEmpty()) {
            return Answer.notFound();
        }
        Optional<Answer> small = request.header("range").isEmpty() ? metadata.answer(file.get()) : Optional.empty();
        return small.orElseGet(() -> answer(file.get()));
    }

    private static Optional<Half> half(String path) {
        return switch (path) {
            case "repodata/repomd.xml" -> Optional.of(Half.REPOMD);
            case "repodata/repomd.xml.asc" -> Optional.of(Half.SIGNATURE);
            default -> Optional.empty();
        };
    }

    /** Both from one generation, for one client. */
    private Answer half(ServerRequest request, Path repodata, Half half) throws IOException {
        Optional<MetadataPair> current = pairs.read(repodata);
        if (current.isEmpty()) {
            return Answer.notFound();
        }
        boolean isSent =
                request.method().equals("GET") && current.get().signature().isPresent();
        MetadataPair pair =
                isSent ? pins.pair(client(request, repodata), half, current.get(), System.nanoTime()) : current.get();
        return pair.half(half)
                .map(content -> Answer.of(200, half == Half.REPOMD ? "application/xml" : "text/plain", content.bytes())
                        .with("Cache-Control", REVALIDATED)
                        .with("ETag", content.tag())
                        .with("Last-Modified", pair.lastModified()))
                .orElseGet(Answer::notFound);
    }

    private static String client(ServerRequest request, Path repodata) {
        return repodata + " " + request.client() + " "
                + request.header("user-agent").orElse("");
    }

    private Optional<Path> file(View view, String path) {
        try {
            return Optional.of(data.folder(view).resolve(path)).filter(Files::isRegularFile);
        } catch (InvalidPathException e) { // as with a NUL
            return Optional.empty();
        }
    }

    /** The view that a request is for; nothing if no client may see the path, whatever lies there. */
    public static Optional<View> view(ServerRequest request) {
        boolean isShown = isShown(request.variable("path").split("/", -1))
                && Configuration.isName(request.variable("repository"))
                && Configuration.isName(request.variable("release"))
                && Configuration.isName(request.variable("architecture"));
        return isShown
                ? Optional.of(new View(
                        request.variable("repository"), request.variable("release"), request.variable("architecture")))
                : Optional.empty();
    }

    /** Packages wherever they lie, and what is directly in repodata; nothing that is hidden or still being written. */
    private static boolean isShown(String[] words) {
        String name = words[words.length - 1];
        boolean isMetadata = words.length == 2 && words[0].equals("repodata") && !name.endsWith(".tmp");
        boolean isKey = words.length == 1 && name.matches("packages-[0-9a-f]+\\.key");
        return (isMetadata || isKey || name.endsWith(".rpm"))
                && Arrays.stream(words).noneMatch(word -> word.isEmpty() || word.startsWith("."));
    }

    private static Answer answer(Path file) {
        String name = file.getFileName().toString();
        return Answer.file(file, type(name)).with("Cache-Control", caching(name));
    }

    /** The value of {@code Content-Type} of a file. */
    public static String type(String name) {
        return name.endsWith(".rpm")
                ? "application/x-rpm"
                : name.endsWith(".gz")
                        ? "application/gzip"
                        : name.endsWith(".xml") ? "application/xml" : "application/octet-stream";
    }

    /** The value of {@code Cache-Control} of a file. */
    public static String caching(String name) {
        return name.startsWith("repomd.xml") || name.endsWith(".key") ? REVALIDATED : FOREVER;
    }
}
