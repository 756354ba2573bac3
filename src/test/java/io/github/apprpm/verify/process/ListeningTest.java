package io.github.apprpm.verify.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ListeningTest {
    @Test
    void thePortsOfAProcessAreFound() throws IOException {
        assumeTrue(Files.isReadable(Path.of("/proc/net/tcp")), "/proc is not there");
        try (ServerSocket socket = new ServerSocket(0)) {
            assertTrue(Listening.ports(List.of(ProcessHandle.current().pid()))
                    .orElseThrow()
                    .contains(socket.getLocalPort()));
        }
    }

    @Test
    void ofAProcessThatIsNotThereNothingIsKnown() {
        assertEquals(Optional.empty(), Listening.ports(List.of(Long.MAX_VALUE)));
    }

    @Test
    void aPortIsFreeUntilSomebodyListensOnAnyAddress() throws IOException {
        int port = Ports.free();
        assertTrue(Ports.isFree(port));
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            assertFalse(Ports.isFree(socket.getLocalPort()));
        }
    }
}
