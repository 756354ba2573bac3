package io.github.apprpm.server.upload;

import io.github.apprpm.server.storage.PackageName;
import io.github.apprpm.server.storage.View;
import java.util.List;

/**
 * What became of an upload.
 *
 * @param isNew whether the package was not there before
 * @param sha256 of the file, in digits
 * @param views that have it
 */
public record Receipt(boolean isNew, PackageName name, String sha256, List<View> views) {}
