package io.github.apprpm.application;

import io.github.apprpm.model.Content;
import io.github.apprpm.model.FileFront;
import io.github.apprpm.model.PackagingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
        Optional<String> kind = program(path);
        if (kind.isPresent()) {
            throw new PackagingException(
                    "The <application> '%s' is %s, and the service starts Java".formatted(path, kind.get()),
                    "Name an executable jar or war, or a directory with one");
        }
    }

    /** The native executables that a build made beside its jar, in a sentence's end; nothing if there are none. */
    static String nativeIn(BuildOutput build) throws IOException {
        List<String> names = new ArrayList<>();
        for (String ending : List.of("", "-runner")) {
            Path path = build.directory().resolve(build.finalName() + ending);
            if (Files.isRegularFile(path) && program(path).isPresent()) {
                names.add("'%s' (%s)".formatted(path, program(path).get()));
            }
        }
        return names.isEmpty() ? "" : ", and " + String.join(", ", names);
    }

    private static Optional<String> program(Path path) throws IOException {
        FileFront front = FileFront.of(Content.OnDisk.of(path));
        if (front.isMachineCode()) {
            return Optional.of("a native executable");
        }
        return front.isScript() ? Optional.of("a script") : Optional.empty();
    }
}
