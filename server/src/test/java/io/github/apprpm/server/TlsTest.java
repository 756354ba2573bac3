package io.github.apprpm.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.apprpm.model.PackagingException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** HTTPS, with certificates of openssl, for curl. */
@Tag("tool")
class TlsTest {
    @TempDir
    Path directory;

    private Path file(String name) {
        return directory.resolve(name);
    }

    private String run(String... command) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            return process.waitFor() == 0 ? output : "failed: " + output;
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    private void certify(String name, String... key) throws IOException {
        String[] words = {
            "openssl",
            "req",
            "-x509",
            "-nodes",
            "-days",
            "2",
            "-subj",
            "/CN=" + name,
            "-addext",
            "subjectAltName=DNS:" + name,
            "-keyout",
            file("key.new").toString(),
            "-out",
            file("certificate.new").toString(),
            "-newkey"
        };
        String[] all = Arrays.copyOf(words, words.length + key.length);
        System.arraycopy(key, 0, all, words.length, key.length);
        run(all);
        Files.move(file("key.new"), file("key.pem"), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        Files.move(file("certificate.new"), file("certificate.pem"), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    }

    private RunningServer server() throws IOException {
        return RunningServer.in(
                directory, "certificate = " + file("certificate.pem"), "certificateKey = " + file("key.pem"));
    }

    private String health(RunningServer server, String name) throws IOException {
        int port = server.uri("/").getPort();
        return run(
                "curl",
                "-sS",
                "--cacert",
                file("certificate.pem").toString(),
                "--resolve",
                "%s:%d:127.0.0.1".formatted(name, port),
                "https://%s:%d/health".formatted(name, port));
    }

    @Test
    void aRenewedCertificateIsTakenWithoutARestart() throws Exception {
        certify("old.example.com", "rsa:2048");
        try (RunningServer server = server()) {
            assertEquals("ok\n", health(server, "old.example.com"));
            certify("new.example.com", "ec", "-pkeyopt", "ec_paramgen_curve:P-256");
            String seen = "";
            for (int i = 0; i < 40 && !seen.equals("ok\n"); i++) {
                Thread.sleep(250);
                seen = health(server, "new.example.com");
            }
            assertEquals("ok\n", seen);
        }
    }

    @Test
    void aKeyThatIsNoneIsNamedAndNotShown() throws IOException {
        certify("old.example.com", "rsa:2048");
        Files.writeString(file("key.pem"), Files.readString(file("key.pem")).replace("PRIVATE", "SECRET"));
        PackagingException e = assertThrows(PackagingException.class, this::server);
        assertEquals(
                "The file '%1$s' of the setting 'certificateKey' has no RSA key in PKCS #8. Write it with openssl pkcs8 -topk8 -nocrypt -in KEY -out %1$s."
                        .formatted(file("key.pem")),
                e.getMessage());
    }
}
