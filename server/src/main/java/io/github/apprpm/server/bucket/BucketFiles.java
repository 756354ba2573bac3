package io.github.apprpm.server.bucket;

import io.github.apprpm.model.InstallPath;
import io.github.apprpm.model.PackagingException;
import io.github.apprpm.publish.s3.BucketConditions;
import io.github.apprpm.publish.s3.BucketContent;
import io.github.apprpm.publish.s3.S3Bucket;
import io.github.apprpm.server.http.Answer;
import io.github.apprpm.server.http.Endpoint;
import io.github.apprpm.server.http.HttpDate;
import io.github.apprpm.server.http.ServerRequest;
import io.github.apprpm.server.serve.ViewFiles;
import io.github.apprpm.server.storage.View;
import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;

/**
 * Packages of a bucket, and metadata of generations before the current one. Their bytes go through this server, so that hosts
 * need neither a way to the bucket nor its keys, and what the server says of rights and counts holds.
 */
public final class BucketFiles implements Endpoint {
    private static final System.Logger LOG = System.getLogger("bucket");

    /** No other path is asked for: a key has 1024 bytes at most. */
    private static final Pattern PATH = Pattern.compile("\\p{Graph}{1,700}");

    private final Endpoint local;
    private final S3Bucket bucket;
    private final AtomicBoolean hasFailed = new AtomicBoolean();

    /** @param local answers what is on the disk of this server: the current metadata */
    public BucketFiles(Endpoint local, S3Bucket bucket) {
        this.local = local;
        this.bucket = bucket;
    }

    @Override
    public Answer answer(ServerRequest request) throws IOException {
        Answer answer = local.answer(request);
        String path = request.variable("path");
        Optional<View> view = ViewFiles.view(request);
        boolean isElsewhere = answer.status() == 404
                && view.isPresent()
                && PATH.matcher(path).matches()
                && !path.startsWith("repodata/repomd.xml");
        if (!isElsewhere) {
            return answer;
        }
        String file = view.get().path() + "/" + path;
        try {
            Optional<BucketContent> content =
                    request.method().equals("HEAD") ? bucket.head(file) : bucket.open(file, conditions(request));
            hasFailed.set(false);
            return content.map(found -> answer(InstallPath.name(path), found)).orElse(answer);
        } catch (IOException | PackagingException e) {
            if (!hasFailed.getAndSet(true)) {
                LOG.log(System.Logger.Level.WARNING, "Packages are not served: {0}", e.getMessage());
            }
            return Answer.text(502, "The bucket does not give this now; the log of the server says why.")
                    .with("Retry-After", "30");
        }
    }

    private static BucketConditions conditions(ServerRequest request) {
        return new BucketConditions(
                request.header("range"),
                request.header("if-none-match"),
                request.header("if-modified-since").flatMap(BucketFiles::instant),
                request.header("if-range"));
    }

    /** A time that is none is no condition (RFC 9110, 13.1.3). */
    private static Optional<Instant> instant(String text) {
        try {
            return Optional.of(Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text)));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static Answer answer(String name, BucketContent content) {
        Answer answer = Answer.stream(content.status(), content.length(), content.in())
                .with("Content-Type", ViewFiles.type(name))
                .with("Cache-Control", ViewFiles.caching(name))
                .with("Accept-Ranges", "bytes");
        answer = with(answer, "ETag", content.tag());
        answer = with(answer, "Content-Range", content.range());
        return with(answer, "Last-Modified", content.modified().map(HttpDate::of));
    }

    private static Answer with(Answer answer, String header, Optional<String> value) {
        return value.map(text -> answer.with(header, text)).orElse(answer);
    }
}
