package io.github.apprpm.server;

import io.github.apprpm.publish.BucketLocation;
import io.github.apprpm.publish.LocalPackage;
import io.github.apprpm.publish.StoredRepository;
import io.github.apprpm.publish.UploadListener;
import io.github.apprpm.publish.s3.S3Bucket;
import io.github.apprpm.repository.MetadataSigner;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A bucket on a server of S3, which is a process of its own. */
final class TestBucket {
    private static final int SECONDS = 90;
    /** Also of pipelines that publish into it. */
    private static final UploadListener NOBODY = words -> {
        throw new AssertionError(words);
    };

    private static TestBucket shared;

    private final Process process;
    private final URI endpoint;
    private final String name = "packages-" + UUID.randomUUID();

    private TestBucket(Process process, URI endpoint) {
        this.process = process;
        this.endpoint = endpoint;
    }

    /** A bucket that nobody else uses. */
    static synchronized TestBucket make() throws IOException {
        if (shared == null) {
            TestBucket own = onServerOfItsOwn();
            shared = new TestBucket(own.process, OneWriteAtATime.inFrontOf(own.endpoint));
        }
        TestBucket bucket = new TestBucket(shared.process, shared.endpoint);
        bucket.put();
        return bucket;
    }

    /** One that can be {@link #end ended}. */
    static TestBucket onServerOfItsOwn() throws IOException {
        System.setProperty("aws.accessKeyId", "somebody");
        System.setProperty("aws.secretAccessKey", "anything");
        URI inJar = URI.create(TestBucket.class
                .getClassLoader()
                .getResource("BOOT-INF/classes/com/adobe/testing/s3mock")
                .getPath()
                .replaceFirst("!.*", ""));
        int port = freePort();
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-XX:TieredStopAtLevel=1",
                        "-jar",
                        Path.of(inJar).toString(),
                        "--com.adobe.testing.s3mock.httpPort=" + port,
                        "--server.port=" + freePort())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        TestBucket bucket = new TestBucket(process, URI.create("http://localhost:" + port));
        bucket.put();
        return bucket;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private void put() throws IOException {
        for (int i = 0; i < SECONDS * 10 && process.isAlive(); i++) {
            try {
                HttpURLConnection connection =
                        (HttpURLConnection) endpoint.resolve("/" + name).toURL().openConnection();
                connection.setRequestMethod("PUT");
                if (connection.getResponseCode() == 200) {
                    return;
                }
            } catch (IOException e) {
                pause();
            }
        }
        throw new IOException("The server of S3 does not answer");
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(100);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Lines of a server's configuration, with others. */
    String[] settings(String... others) {
        return Stream.concat(
                        Stream.of("bucket = s3://" + name + "/rpm", "bucketEndpoint = " + endpoint),
                        Arrays.stream(others))
                .toArray(String[]::new);
    }

    S3Bucket open() {
        return new S3Bucket(
                BucketLocation.of("s3://" + name + "/rpm", Optional.of(endpoint.toString()), Optional.empty()));
    }

    /** Publishes as a build does. */
    void publish(String view, Optional<MetadataSigner> signer, SmallPackage... packages) throws IOException {
        Path directory = Files.createTempDirectory("release");
        try (S3Bucket bucket = open();
                StoredRepository repository = new StoredRepository(
                        bucket.repository(view),
                        signer,
                        false,
                        InstantSource.system(),
                        Optional.empty(),
                        directory.resolve("work"))) {
            List<LocalPackage> all = new ArrayList<>();
            for (SmallPackage rpm : packages) {
                all.add(LocalPackage.read(rpm.writeTo(directory)));
            }
            repository.publish(repository.missing(all), NOBODY);
        }
    }

    /** Ends the server. */
    void end() {
        process.destroyForcibly().onExit().join();
    }
}
