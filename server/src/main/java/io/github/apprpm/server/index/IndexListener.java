package io.github.apprpm.server.index;

import io.github.apprpm.repository.FolderResult;
import io.github.apprpm.server.storage.View;
import java.time.Duration;

/** Hears what becomes of metadata. */
public interface IndexListener {
    void indexed(View view, FolderResult result, Duration took);

    /** The old metadata are served until a later try. */
    void failed(View view, Exception reason);
}
