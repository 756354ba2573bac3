package io.github.apprpm.server.http;

import io.github.apprpm.model.PackagingException;
import io.github.apprpm.server.config.Tls;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Collection;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a certificate and its key as certificate authorities give them. */
final class PemKeyStore {
    /** Nobody else sees the store, which is in memory. */
    static final String PASSWORD = "in memory";

    private static final Pattern KEY =
            Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");

    private PemKeyStore() {}

    /** @throws PackagingException if the files are not what they should be */
    static KeyStore read(Tls tls) throws IOException {
        Collection<? extends Certificate> chain = chain(tls.certificate());
        PrivateKey key = key(tls.key(), chain.iterator().next().getPublicKey().getAlgorithm());
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry("server", key, PASSWORD.toCharArray(), chain.toArray(Certificate[]::new));
            return store;
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
    }

    private static Collection<? extends Certificate> chain(Path file) throws IOException {
        try {
            Collection<? extends Certificate> chain = CertificateFactory.getInstance("X.509")
                    .generateCertificates(new ByteArrayInputStream(Files.readAllBytes(file)));
            if (!chain.isEmpty()) {
                return chain;
            }
        } catch (GeneralSecurityException e) {
            throw noCertificate(file, e);
        }
        throw noCertificate(file, null);
    }

    private static PackagingException noCertificate(Path file, Exception cause) {
        return new PackagingException(
                "The file '%s' of the setting 'certificate' has no certificate".formatted(file),
                "Set it to the certificate and those that lead to its root, in PEM",
                cause);
    }

    private static PrivateKey key(Path file, String algorithm) throws IOException {
        Matcher text = KEY.matcher(Files.readString(file, StandardCharsets.ISO_8859_1));
        try {
            if (text.find()) {
                byte[] bytes = Base64.getMimeDecoder().decode(text.group(1));
                return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(bytes));
            }
        } catch (GeneralSecurityException e) {
            throw noKey(file, algorithm);
        }
        throw noKey(file, algorithm);
    }

    /** The cause might have parts of the key in its message. */
    private static PackagingException noKey(Path file, String algorithm) {
        return new PackagingException(
                "The file '%s' of the setting 'certificateKey' has no %s key in PKCS #8".formatted(file, algorithm),
                "Write it with openssl pkcs8 -topk8 -nocrypt -in KEY -out " + file);
    }
}
