package io.github.apprpm.layout;

import io.github.apprpm.model.Content;
import io.github.apprpm.model.Entry;
import io.github.apprpm.model.Entry.RegularFile;
import io.github.apprpm.model.HostText;
import io.github.apprpm.model.PackagingException;
import io.github.apprpm.model.UnixText;
import java.io.IOException;
import java.io.InputStream;

/** Takes out of units, environment files and JVM options what editors of other systems leave in text. */
final class ServiceOptions {
    private ServiceOptions() {}

    /**
     * @param entry anything of a package
     * @return the same, unless it is an option of a service with a byte order mark or carriage returns
     * @throws PackagingException if it is such an option in UTF-16
     */
    static Entry asUnixText(Entry entry) throws IOException {
        boolean isOption = HostText.of(entry.path()).filter(HostText::isOption).isPresent();
        if (!isOption || !(entry instanceof RegularFile file) || file.isGhost()) {
            return entry;
        }
        byte[] bytes;
        try (InputStream in = file.content().open()) {
            bytes = in.readAllBytes();
        }
        if (UnixText.isUtf16(bytes)) {
            throw new PackagingException(
                    "The file '%s' is written in UTF-16"
                            .formatted(file.content().source()),
                    "Save it in the encoding UTF-8");
        }
        byte[] text = UnixText.of(bytes);
        return text == bytes
                ? file
                : new RegularFile(
                        file.path(),
                        file.attributes(),
                        file.flags(),
                        new Content.Generated(text, file.content().source()));
    }
}
