package io.github.apprpm.mojo;

import io.github.apprpm.model.PackagingException;
import io.github.apprpm.program.Command;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.resolution.ArtifactRequest;
import org.eclipse.aether.resolution.ArtifactResolutionException;

/**
 * Starts the repository server on this machine, for a try: it takes packages, and serves them to dnf and zypper, until
 * Ctrl-C. For a host that stays, install its package.
 */
@Mojo(name = "serve", requiresProject = false, threadSafe = true)
public final class ServeMojo extends RpmPluginMojo {
    private static final String SERVER = "apprpm-repository-server";

    private static final Pattern LOOPBACK = Pattern.compile("(127\\.[0-9.]+|\\[::1]|localhost):[0-9]+");

    /** Exit statuses of a JVM that ends well, and by the signals INT and TERM. */
    private static final Set<Integer> ENDED = Set.of(0, 128 + 2, 128 + 15);

    /**
     * Where packages and metadata are kept; the server goes on with what it finds there. Default:
     * {@code target/apprpm-repository} in the current directory.
     */
    @Parameter(property = "apprpm.data", defaultValue = "target/apprpm-repository")
    private File data;

    /**
     * The address and the port to listen at. At one that only this machine reaches, whoever can may upload; at others, such as
     * {@code *:8081}, that takes a token.
     */
    @Parameter(property = "apprpm.listen", defaultValue = "127.0.0.1:8081")
    private String listen;

    @Parameter(defaultValue = "${project.remotePluginRepositories}", readonly = true)
    private List<RemoteRepository> pluginRepositories;

    private final RepositorySystem repositories;

    @Inject
    public ServeMojo(RepositorySystem repositories) {
        this.repositories = repositories;
    }

    @Override
    void run() throws IOException {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        List<String> words = new ArrayList<>(
                List.of(java.toString(), "-jar", server().getFile().toString(), "serve", "--data", data.toString()));
        words.addAll(List.of("--listen", listen));
        if (LOOPBACK.matcher(listen).matches()) {
            words.addAll(List.of("--anonymous", "read,upload"));
        }
        int status = Command.of(words).runInForeground();
        if (!ENDED.contains(status)) {
            throw new PackagingException(
                    "The repository server ended with status " + status,
                    "See what it said above; <data> is '%s' and <listen> is '%s'".formatted(data, listen));
        }
    }

    private Artifact server() {
        String version = execution.getMojoDescriptor().getPluginDescriptor().getVersion();
        Artifact jar = new DefaultArtifact("io.github.apprpm", SERVER, "jar", version);
        try {
            return repositories
                    .resolveArtifact(session.getRepositorySession(), new ArtifactRequest(jar, pluginRepositories, null))
                    .getArtifact();
        } catch (ArtifactResolutionException e) {
            throw new PackagingException(
                    "The repository server cannot be resolved: " + e.getMessage(),
                    "Build once without -o, or give the build a <pluginRepository> that has io.github.apprpm:%s:%s"
                            .formatted(SERVER, version),
                    e);
        }
    }
}
