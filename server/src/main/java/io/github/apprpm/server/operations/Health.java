package io.github.apprpm.server.operations;

import io.github.apprpm.server.http.Answer;
import io.github.apprpm.server.storage.DataFolder;
import io.github.apprpm.server.storage.Space;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

/** Whether the server serves hosts: 200, and what else is wrong in the text; or 503. */
final class Health {
    private final DataFolder data;
    private final Space space;
    /** By view, why its metadata do not follow. */
    private final Map<String, String> unindexed = new ConcurrentSkipListMap<>();

    Health(DataFolder data, Space space) {
        this.data = data;
        this.space = space;
    }

    /** @return whether this was not known before */
    boolean failed(String view, String reason) {
        return !reason.equals(unindexed.put(view, reason));
    }

    /** @return whether it had failed before */
    boolean indexed(String view) {
        return unindexed.remove(view) != null;
    }

    Answer get() {
        if (!Files.isDirectory(data.incoming())) {
            return Answer.text(503, "The data folder is not there.");
        }
        List<String> lines = new ArrayList<>();
        try {
            if (!space.isThereRoom()) {
                lines.add("There is no room for packages.");
            }
        } catch (IOException e) {
            lines.add("The disk does not say how much room it has.");
        }
        unindexed.keySet().forEach(view -> lines.add("The metadata of %s do not follow its packages.".formatted(view)));
        return Answer.text(200, lines.isEmpty() ? "ok" : String.join("\n", lines));
    }
}
