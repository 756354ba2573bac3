package io.github.apprpm.server.storage;

import io.github.apprpm.repository.metadata.PackageRecord;
import io.github.apprpm.server.config.Configuration;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Files packages by what they say of themselves; one that is there is never replaced. */
public final class PackageStore {
    private final DataFolder data;
    private final Configuration configuration;

    public PackageStore(DataFolder data, Configuration configuration) {
        this.data = data;
        this.configuration = configuration;
    }

    /**
     * Gives the file of an upload its place, where it stays whatever happens to the machine.
     *
     * @param file has the content on the disk already
     * @throws OtherContentException if a package of the same name with other bytes is there
     * @throws io.github.apprpm.model.PackagingException if the package does not say for which release it is
     */
    public synchronized Filed file(String repository, Path file, PackageRecord read) throws IOException {
        PackageName name = PackageName.of(read);
        View origin = new View(repository, configuration.release().of(read.release()), read.architecture());
        boolean isNew = link(file, origin, name);
        List<View> changed = new ArrayList<>();
        if (!origin.architecture().equals(DataFolder.NOARCH)) {
            if (isNew) {
                changed.add(origin);
            }
            return new Filed(isNew, name, List.of(origin), changed);
        }
        List<View> views = views(origin.repository(), origin.release());
        for (View view : views) {
            if (link(file, view, name)) {
                changed.add(view);
            }
        }
        return new Filed(isNew, name, views, changed);
    }

    /** The views of a release: those that are configured, and those of packages that have come. */
    private List<View> views(String repository, String release) throws IOException {
        Set<View> views = new LinkedHashSet<>();
        configuration.architectures().forEach(each -> views.add(new View(repository, release, each)));
        views.addAll(data.views(repository, release));
        return List.copyOf(views);
    }

    /**
     * Gives the file a place in a view. A view that is new gets the noarch packages of its release, too.
     *
     * @return whether the view is another one now
     */
    private boolean link(Path file, View view, PackageName name) throws IOException {
        Path packages = data.packages(view);
        boolean isNewView = !Files.isDirectory(packages);
        if (isNewView) {
            Files.createDirectories(packages);
            linkNoarch(view);
        }
        Path target = packages.resolve(name.fileName());
        try {
            Files.createLink(target, file);
        } catch (FileAlreadyExistsException e) {
            if (Files.mismatch(file, target) >= 0) {
                throw new OtherContentException(name);
            }
            return isNewView;
        }
        sync(packages);
        return true;
    }

    private void linkNoarch(View view) throws IOException {
        Path noarch = data.packages(new View(view.repository(), view.release(), DataFolder.NOARCH));
        if (!Files.isDirectory(noarch)) {
            return;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(noarch, "*.rpm")) {
            for (Path file : files) {
                Path link = data.packages(view).resolve(file.getFileName());
                if (!Files.exists(link)) {
                    Files.createLink(link, file);
                }
            }
        }
    }

    /** Completes what a server that was ended has begun: each view has the noarch packages of its release. */
    public synchronized void complete() throws IOException {
        for (View view : data.views()) {
            linkNoarch(view);
        }
    }

    private static void sync(Path directory) throws IOException {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    /**
     * A package in its place.
     *
     * @param isNew whether it was not there before
     * @param views that have it
     * @param changed those of them that did not have it
     */
    public record Filed(boolean isNew, PackageName name, List<View> views, List<View> changed) {}
}
