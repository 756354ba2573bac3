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

/** The program podman or docker, which answered. */
public final class ContainerEngine {
    private static final List<String> USUAL = List.of("podman", "docker");

    private final EngineProgram program;
    private final Boot boot;

    private ContainerEngine(EngineProgram program) {
        this.program = program;
        this.boot = new Boot(program);
    }

    /**
     * What a search for an engine found.
     *
     * @param engine the first that answered
     * @param reason why there is none: each that was tried, and what it said; empty if there is one
     */
    public record Search(Optional<ContainerEngine> engine, String reason) {}

    /**
     * @param named {@code <engine>}: podman, docker or a path to one. Without it, podman and then docker.
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

    /** What it is, for people, as {@code podman 4.3.1, rootless}. */
    public String description() {
        return program.description();
    }

    /**
     * The image of {@code <images>}: a Containerfile that exists is built, a reference is pulled unless it is there.
     *
     * @throws PackagingException if there is none
     */
    public Image image(String named, Path directory) throws IOException {
        return new ImageStore(program).find(named, directory);
    }

    /** Removes what builds that were killed have left: containers of this machine whose process is gone. Touches no others. */
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
