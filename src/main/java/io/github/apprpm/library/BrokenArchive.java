package io.github.apprpm.library;

import java.io.IOException;

/** An archive that cannot be read further; the message continues "The archive ...". */
final class BrokenArchive extends IOException {
    BrokenArchive(String message) {
        super(message);
    }
}
