package io.github.apprpm.server;

import io.github.apprpm.repository.FolderResult;
import io.github.apprpm.server.config.Configuration;
import io.github.apprpm.server.index.IndexListener;
import io.github.apprpm.server.storage.View;
import io.github.apprpm.text.Count;
import io.github.apprpm.text.Printable;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;

/** Says on standard error, and so in the journal, what the server does. */
final class ServerLog implements IndexListener {
    private final PrintStream out;

    ServerLog(PrintStream out) {
        this.out = out;
    }

    void started(Configuration configuration, int port) {
        line("Takes connections at %s, port %d; the data are in %s"
                .formatted(
                        configuration.network().listen().host().orElse("all addresses"), port, configuration.data()));
    }

    void stopped(RepositoryServer server) {
        try {
            server.close();
            line("Stopped");
        } catch (IOException e) {
            line(e.getMessage());
        }
    }

    @Override
    public void indexed(View view, FolderResult result, Duration took) {
        line("Indexed %s: %s, %d of them new, in %d ms"
                .formatted(
                        view.path(),
                        Count.of(result.packages(), "package"),
                        result.added().size(),
                        took.toMillis()));
    }

    @Override
    public void failed(View view, Exception reason) {
        line("Not indexed %s, and the metadata before are served: %s".formatted(view.path(), reason.getMessage()));
    }

    private void line(String text) {
        out.println(Printable.line(text));
    }
}
