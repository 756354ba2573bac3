package io.github.apprpm.verify.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/** The TCP ports of this machine. */
final class Ports {
    private static final int CONNECT_MILLIS = 1000;
    private static final int TRIES = 1000;

    /** Below the ports that systems use for outgoing connections, so that no connection takes one first. */
    private static final int FIRST = 20_000;

    private static final int LAST = 32_000;

    /** The ports that were assigned, perhaps to an application that does not listen yet. */
    private static final Set<Integer> GIVEN = ConcurrentHashMap.newKeySet();

    private Ports() {}

    /** A port on which no process listens, a different one each time. */
    static int free() throws IOException {
        for (int i = 0; i < TRIES; i++) {
            int port = ThreadLocalRandom.current().nextInt(FIRST, LAST);
            if (isFree(port) && GIVEN.add(port)) {
                return port;
            }
        }
        throw new IOException("There is no free port from %d to %d".formatted(FIRST, LAST));
    }

    /** Whether no process listens on a port, on any address. */
    static boolean isFree(int port) {
        if (isAnswered(port)) {
            return false;
        }
        try (ServerSocket socket = new ServerSocket(port)) {
            return socket.isBound();
        } catch (IOException e) {
            // Listening on a low port needs a privilege that the build may not have; that no process listens is known
            // already.
            return port < 1024;
        }
    }

    private static boolean isAnswered(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), CONNECT_MILLIS);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
