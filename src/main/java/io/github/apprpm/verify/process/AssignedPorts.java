package io.github.apprpm.verify.process;

import io.github.apprpm.verify.Health;
import io.github.apprpm.verify.PackagedService;
import java.io.IOException;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The ports that the application is to listen on.
 *
 * @param pages the port of its pages
 * @param health the port of the readiness check, which may be the same
 */
record AssignedPorts(AssignedPort pages, AssignedPort health) {
    static AssignedPorts of(PackagedService service, Health health) throws IOException {
        AssignedPort pages = AssignedPort.of(service.port());
        return new AssignedPorts(pages, health.port() == pages.packaged() ? pages : AssignedPort.of(health.port()));
    }

    /** A packaged port on which another process listens. */
    Optional<AssignedPort> taken() {
        return Stream.of(pages, health).filter(port -> !port.wasFree()).findFirst();
    }

    /** The port of the pages of the running service, if it answers the readiness check on the given port. */
    int ofPages(RunningService running, int healthFound) {
        if (health.equals(pages)) {
            return healthFound;
        }
        if (!Ports.isFree(pages.given())) {
            return pages.given();
        }
        return pages.wasFree() && !Ports.isFree(pages.packaged()) && Listening.isItsOwn(running, pages.packaged())
                ? pages.packaged()
                : healthFound;
    }
}
