package io.github.apprpm.mojo;

import io.github.apprpm.http.HttpProxy;
import io.github.apprpm.model.PackagingException;
import io.github.apprpm.publish.AccessKey;
import io.github.apprpm.publish.BucketLocation;
import io.github.apprpm.publish.RepositoryStorage;
import io.github.apprpm.publish.SeparateClasses;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.net.MalformedURLException;
import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.RepositorySystemSession;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.collection.CollectRequest;
import org.eclipse.aether.graph.Dependency;
import org.eclipse.aether.graph.Exclusion;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.resolution.ArtifactResult;
import org.eclipse.aether.resolution.DependencyRequest;
import org.eclipse.aether.resolution.DependencyResolutionException;

/** The AWS SDK, which is resolved when a target is S3, so that no other build loads it. */
final class S3Libraries {
    /** The property {@code aws.sdk} of the POM. */
    static final String VERSION = "2.57.8";

    private static final String SDK = "software.amazon.awssdk";
    private static final String STORAGE = "io.github.apprpm.publish.s3";

    /** The last one is silent: what the SDK would log has tokens. */
    private static final List<String> LIBRARIES = List.of(
            SDK + ":s3:" + VERSION,
            SDK + ":sts:" + VERSION,
            SDK + ":url-connection-client:" + VERSION,
            "org.slf4j:slf4j-nop:2.0.17");

    /** Clients that nothing here uses, and an older version of what the silent one brings. */
    private static final List<Exclusion> WITHOUT = List.of(
            new Exclusion(SDK, "netty-nio-client", "*", "*"),
            new Exclusion(SDK, "apache-client", "*", "*"),
            new Exclusion(SDK, "apache5-client", "*", "*"),
            new Exclusion("org.slf4j", "slf4j-api", "*", "*"));

    private final RepositorySystem repositories;
    private final RepositorySystemSession session;
    private final List<RemoteRepository> plugins;

    /** @param plugins where Maven finds plugins */
    S3Libraries(RepositorySystem repositories, RepositorySystemSession session, List<RemoteRepository> plugins) {
        this.repositories = repositories;
        this.session = session;
        this.plugins = plugins;
    }

    /**
     * @param key the credentials, or those of the environment
     * @param proxy of the settings, or that of the environment
     * @throws PackagingException if the SDK cannot be resolved, or the region is not known
     */
    RepositoryStorage open(BucketLocation location, Optional<AccessKey> key, Optional<HttpProxy> proxy) {
        // Not closed: the storage loads classes as long as the build runs.
        SeparateClasses classes = new SeparateClasses(STORAGE, resolve());
        try {
            return (RepositoryStorage) classes.loadClass(STORAGE + ".S3Storage")
                    .getConstructor(BucketLocation.class, Optional.class, Optional.class)
                    .newInstance(location, key, proxy);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<URL> resolve() {
        List<Dependency> dependencies = LIBRARIES.stream()
                .map(DefaultArtifact::new)
                .map(library -> new Dependency(
                        library, "runtime", false, library.getGroupId().equals(SDK) ? WITHOUT : List.of()))
                .toList();
        CollectRequest request = new CollectRequest(dependencies, List.of(), plugins);
        List<URL> jars = new ArrayList<>();
        try {
            for (ArtifactResult result : repositories
                    .resolveDependencies(session, new DependencyRequest(request, null))
                    .getArtifactResults()) {
                jars.add(url(result.getArtifact()));
            }
        } catch (DependencyResolutionException e) {
            throw new PackagingException(
                    "The AWS SDK, which publishes to S3, cannot be resolved: " + e.getMessage(),
                    "Build once without -o, or give the build a <pluginRepository> that has %s:s3:%s"
                            .formatted(SDK, VERSION),
                    e);
        }
        return jars;
    }

    private static URL url(Artifact artifact) {
        try {
            return artifact.getFile().toURI().toURL();
        } catch (MalformedURLException e) {
            throw new UncheckedIOException(e);
        }
    }
}
