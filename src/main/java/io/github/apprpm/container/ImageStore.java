package io.github.apprpm.container;

import io.github.apprpm.file.Sha256;
import io.github.apprpm.model.PackagingException;
import io.github.apprpm.program.Output;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds, pulls and builds images. */
final class ImageStore {
    private static final Duration PULL_LIMIT = Duration.ofMinutes(15);
    private static final Duration BUILD_LIMIT = Duration.ofMinutes(30);
    private static final Pattern REFERENCE = Pattern.compile("[\\w\\[][\\w.:/@+\\[\\]-]*");
    private static final int CONSOLE_LINES = 10;

    private final EngineProgram program;

    ImageStore(EngineProgram program) {
        this.program = program;
    }

    Image find(String named, Path directory) throws IOException {
        if (REFERENCE.matcher(named).matches() || named.startsWith(".") || named.startsWith("/")) {
            Path file = directory.resolve(named);
            return Files.isRegularFile(file) ? built(named, file) : present(named);
        }
        throw new PackagingException(
                "'%s' of <images> is neither a file nor the name of an image".formatted(named),
                "Name a Containerfile that exists, or an image, such as fedora:42");
    }

    private Image present(String named) throws IOException {
        if (named.startsWith(".") || named.startsWith("/")) {
            throw new PackagingException(
                    "The file '%s' of <images> does not exist".formatted(named),
                    "Name a Containerfile that exists, or an image, such as fedora:42");
        }
        Optional<String> here = id(named);
        if (here.isPresent()) {
            return new Image(named, here.get(), slug(named));
        }
        Output pulled = program.run(PULL_LIMIT, List.of("pull", "--quiet", named));
        if (pulled.isSuccess()) {
            Optional<String> id = id(named);
            if (id.isPresent()) {
                return new Image(named, id.get(), slug(named));
            }
        }
        throw new PackagingException(
                "The image '%s' of <images> is not on this machine, and '%s pull' reports '%s'"
                        .formatted(named, program.kind(), EngineMessage.of(pulled.said())),
                "Correct the name, name a Containerfile that exists, or make '%s pull %s' work"
                        .formatted(program.kind(), named));
    }

    /** The tag depends on the content of the file, so that the engine's cache makes another build quick. */
    private Image built(String named, Path file) throws IOException {
        Path context = Optional.ofNullable(file.toAbsolutePath().normalize().getParent())
                .orElseThrow();
        String slug = slugOfFile(file.toAbsolutePath().normalize());
        String tag =
                "localhost/apprpm-verify-%s:%s".formatted(slug, Sha256.hex(file).substring(0, 12));
        List<String> words = new ArrayList<>(EngineOptions.first(program).before());
        words.addAll(List.of("build", "--tag", tag, "--file", file.toString(), context.toString()));
        Output output = program.run(BUILD_LIMIT, words);
        Optional<String> id = output.isSuccess() ? id(tag) : Optional.empty();
        if (id.isEmpty()) {
            throw new PackagingException(
                    "The file '%s' of <images> cannot be built into an image".formatted(named),
                    "Correct the file. '%s build --file %s %s' prints:%s"
                            .formatted(
                                    program.kind(),
                                    file,
                                    context,
                                    EngineMessage.lines(output.text() + "\n" + output.errors(), CONSOLE_LINES)));
        }
        return new Image(named, id.get(), slug);
    }

    private Optional<String> id(String reference) throws IOException {
        Output output = program.run("image", "inspect", "--format", "{{.Id}}", reference);
        return output.isSuccess() ? Optional.of(output.text().strip()) : Optional.empty();
    }

    /** The last part of the name, and the version. */
    static String slug(String reference) {
        String name = reference.replaceFirst("@.*", "").replaceFirst(".*/", "").replaceFirst(":latest$", "");
        return word(name);
    }

    /** {@code el9/Containerfile}, {@code Containerfile.el9} and {@code el9.Containerfile} are all el9. */
    static String slugOfFile(Path file) {
        String name = file.getFileName().toString();
        String rest = name.replaceFirst("(?i)(?:^|\\.)(?:container|docker)file(?:\\.|$)", "");
        if (rest.isEmpty() && file.getParent() != null && file.getParent().getFileName() != null) {
            rest = file.getParent().getFileName().toString();
        }
        return word(rest);
    }

    private static String word(String text) {
        String word =
                text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9.]+", "-").replaceAll("^[.-]+|[.-]+$", "");
        return word.isEmpty() ? "image" : word;
    }
}
