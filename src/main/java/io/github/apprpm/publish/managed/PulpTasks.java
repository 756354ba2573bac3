package io.github.apprpm.publish.managed;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.apprpm.http.HttpCall;
import io.github.apprpm.http.HttpReply;
import io.github.apprpm.http.HttpTransport;
import io.github.apprpm.model.PackagingException;
import io.github.apprpm.publish.Pause;
import java.io.IOException;
import java.net.URI;

/** Waits for what Pulp does after it has answered. */
record PulpTasks(HttpTransport transport, URI base, Pause pause) {

    /**
     * The task that an answer names, when it has ended well.
     *
     * @throws PackagingException if it has failed, with Pulp's reason
     */
    JsonNode await(HttpCall call, HttpReply reply) throws IOException {
        String href = JsonReply.text(call, JsonReply.of(call, reply), "task");
        HttpCall look = HttpCall.get(base.resolve(href));
        while (true) {
            JsonNode task = JsonReply.of(look, transport.require(look));
            switch (task.path("state").asText()) {
                case "completed" -> {
                    return task;
                }
                case "failed", "canceled", "skipped" ->
                    throw new PackagingException(
                            "The task of Pulp for %s has %s: %s"
                                    .formatted(
                                            call,
                                            task.path("state").asText(),
                                            task.path("error")
                                                    .path("description")
                                                    .asText("no reason given")),
                            "Look at it with 'pulp task show --href %s'".formatted(href));
                default -> pause.once();
            }
        }
    }
}
