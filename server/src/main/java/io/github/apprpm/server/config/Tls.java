package io.github.apprpm.server.config;

import java.nio.file.Path;

/**
 * The files of the certificate, in PEM.
 *
 * @param certificate the server's own first, then those between it and the root
 * @param key its private key, PKCS #8 and without a passphrase
 */
public record Tls(Path certificate, Path key) {}
