package io.github.apprpm.verify.process;

import java.io.IOException;

/**
 * A port that the application is to listen on.
 *
 * @param packaged the port in the package
 * @param given the port that the application gets here, on which no process listens
 * @param wasFree whether no process listened on the packaged port before the application was started
 */
record AssignedPort(int packaged, int given, boolean wasFree) {
    static AssignedPort of(int packaged) throws IOException {
        return new AssignedPort(packaged, Ports.free(), Ports.isFree(packaged));
    }
}
