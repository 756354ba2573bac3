package io.github.apprpm.verify.host;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.apprpm.program.Output;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TransactionTest {
    private static Optional<String> cause(int status, String said, String... command) {
        return new Transaction(List.of(command), new Output(status, "", said)).cause();
    }

    @Test
    void successHasNoCause() {
        assertEquals(Optional.empty(), cause(0, "Complete!", "dnf", "-y", "install", "/root/shop.rpm"));
    }

    @Test
    void aDependencyThatNobodyProvidesIsNamedAsDnfDoes() {
        assertEquals(
                Optional.of("dnf install failed: nothing provides libshop >= 2 needed by shop-1.0-1.noarch"),
                cause(1, """
                        Error:
                         Problem: conflicting requests
                          - nothing provides libshop >= 2 needed by shop-1.0-1.noarch
                        (try to add '--skip-broken' to skip uninstallable packages)
                        """, "dnf", "-y", "install", "/root/shop.rpm"));
    }

    @Test
    void aDependencyThatNobodyProvidesIsNamedAsRpmDoes() {
        assertEquals(
                Optional.of("rpm /root/shop.rpm failed: libshop >= 2 is needed by shop-1.0-1.noarch"),
                cause(
                        1,
                        "error: Failed dependencies:\n\tlibshop >= 2 is needed by shop-1.0-1.noarch\n",
                        "rpm",
                        "-U",
                        "/root/shop.rpm"));
    }

    @Test
    void aScriptletThatFailsIsACauseWhateverTheExitStatus() {
        String line = "warning: %post(shop-1.0-1.noarch) scriptlet failed, exit status 3";
        assertEquals(
                Optional.of("a scriptlet failed: " + line),
                cause(0, "Running transaction\n" + line + "\nComplete!", "dnf", "-y", "install", "/root/shop.rpm"));
    }

    @Test
    void zypperMayLeaveOutARepositoryThatItCannotReach() {
        assertEquals(
                Optional.empty(), cause(106, "Some of the repositories have not been refreshed", "zypper", "install"));
    }

    @Test
    void whatIsNotUnderstoodIsQuoted() {
        assertEquals(
                Optional.of("dnf upgrade failed: the moon is in the way"),
                cause(1, "the moon is in the way\n", "dnf", "-y", "upgrade", "/root/shop.rpm"));
    }
}
