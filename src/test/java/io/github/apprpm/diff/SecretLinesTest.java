package io.github.apprpm.diff;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretLinesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "spring.datasource.password=hunter2|spring.datasource.password=********",
                "  password: hunter2|  password: ********",
                "DB_PASSWD=\"hunter2\"|DB_PASSWD=\"********\"",
                "<keyStorePassword>hunter2</keyStorePassword>|<keyStorePassword>********</keyStorePassword>",
                "{\"apiKey\": \"hunter2\"}|{\"apiKey\": \"********\"}",
                "auth-token = hunter2|auth-token = ********",
                "client.secret=correct horse battery|client.secret=********",
                "run --password hunter2|run --password ********",
                "url=jdbc:postgresql://shop:hunter2@db/shop|url=jdbc:postgresql://shop:********@db/shop"
            })
    void aSecretIsMasked(String line, String shown) {
        assertEquals(List.of(shown), SecretLines.masked(List.of(line)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "password=${DB_PASSWORD}",
                "password=",
                "password.encoder.enabled=true",
                "token.lifetime=60",
                "getent passwd shop >/dev/null",
                "server.port=8080",
                "# change the password after the first start",
                "url=https://shop.example.com:8443/"
            })
    void whatIsNoSecretIsShown(String line) {
        assertEquals(List.of(line), SecretLines.masked(List.of(line)));
    }

    @Test
    void aPrivateKeyIsMasked() {
        assertEquals(
                List.of("-----BEGIN RSA PRIVATE KEY-----", "********", "-----END RSA PRIVATE KEY-----", "after=it"),
                SecretLines.masked(List.of(
                        "-----BEGIN RSA PRIVATE KEY-----",
                        "MIIEpAIBAAKCAQ",
                        "-----END RSA PRIVATE KEY-----",
                        "after=it")));
    }
}
