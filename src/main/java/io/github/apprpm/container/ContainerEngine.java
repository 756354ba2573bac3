package io.github.apprpm.container;

import io.github.apprpm.container.EngineProgram.NoAnswer;
import io.github.apprpm.model.PackagingException;
import io.github.apprpm.program.Output;
import io.github.apprpm.program.SearchPath;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A usable podman or docker. */
public final class ContainerEngine {
    private static final List<String> USUAL = List.of("podman", "docker");

    private final EngineProgram program;
    private final Boot boot;

    private ContainerEngine(EngineProgram program) {
        this.program = program;
        this.boot = new Boot(program);
    }

    /**
     * The result of a search for an engine.
     *
     * @param engine the first that can be used
     * @param reason why no engine was found: each that was tried, and its error; empty if one was found
     */
    public record Search(Optional<ContainerEngine> engine, String reason) {}

    /**
     * @param named {@code <engine>}: podman, docker or a path to one. Default: podman, else docker.
     */
    public static Search find(Optional<String> named) throws IOException {
        List<String> reasons = new ArrayList<>();
        for (String candidate : named.map(List::of).orElse(USUAL)) {
            if (SearchPath.find(candidate).isEmpty()) {
                reasons.add(
                        candidate.contains("/")
                                ? "'%s' is not a program".formatted(candidate)
                                : "%s is not on the PATH".formatted(candidate));
                continue;
            }
            try {
                return new Search(Optional.of(new ContainerEngine(EngineProgram.ask(candidate))), "");
            } catch (NoAnswer e) {
                reasons.add("%s cannot be used: %s".formatted(candidate, e.getMessage()));
            }
        }
        return new Search(Optional.empty(), String.join("; ", reasons));
    }

    /** Name and version, such as {@code podman 4.3.1, rootless}. */
    public String description() {
        return program.description();
    }

    /**
     * The image of {@code <images>}: a Containerfile that exists is built, a reference is pulled unless it is there.
     *
     * @throws PackagingException if there is no such image
     */
    public Image image(String named, Path directory) throws IOException {
        return new ImageStore(program).find(named, directory);
    }

    /** Removes the containers that killed builds have left on this machine, and no others. */
    public void sweep() throws IOException {
        BuildProcess current = BuildProcess.current();
        Output labelled =
                program.run("ps", "--all", "--quiet", "--no-trunc", "--filter", "label=" + BuildProcess.LABEL);
        for (String id : labelled.lines()) {
            Output label = program.run(
                    "inspect", "--format", "{{index .Config.Labels \"%s\"}}".formatted(BuildProcess.LABEL), id);
            if (BuildProcess.of(label.text().strip()).filter(current::outlived).isPresent()) {
                new Container(program, id, "").remove();
            }
        }
    }

    /**
     * Boots a host and waits until its systemd is up.
     *
     * @throws PackagingException if the image has no systemd, rpm, package manager or curl, or does not boot
     */
    public SystemdHost boot(Image image) throws IOException {
        return boot.of(image);
    }
}
