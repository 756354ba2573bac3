package io.github.apprpm.application;

import io.github.apprpm.model.Content;
import io.github.apprpm.model.FileFront;
import io.github.apprpm.model.PackagingException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/** The kinds of files that are taken for applications and are none. */
final class OtherKind {
    private static final Pattern ARCHIVE = Pattern.compile(".*\\.(zip|tar|tgz|tar\\.[a-z0-9]+|ear|rpm|deb)");

    private OtherKind() {}

    /** Refuses a file that is neither a jar nor a war; jars may begin with a script. */
    static void refuse(Path path) throws IOException {
        String name = path.getFileName().toString();
        if (name.endsWith(".jar") || name.endsWith(".war")) {
            return;
        }
        if (ARCHIVE.matcher(name).matches()) {
            throw new PackagingException(
                    "The <application> '%s' is an archive, not a jar or war".formatted(path),
                    "Unpack it before this goal runs (dependency:unpack), and name the directory");
        }
        FileFront front = FileFront.of(Content.OnDisk.of(path));
        Optional<String> kind = front.isMachineCode()
                ? Optional.of("a native executable")
                : front.isScript() ? Optional.of("a script") : Optional.empty();
        if (kind.isPresent()) {
            throw new PackagingException(
                    "The <application> '%s' is %s, and the service starts Java".formatted(path, kind.get()),
                    "Name an executable jar or war, or a directory with one");
        }
    }
}
