package io.github.apprpm.server.storage;

import io.github.apprpm.file.Sha256;
import io.github.apprpm.model.PackagingException;
import io.github.apprpm.repository.index.PackageIndexer;
import io.github.apprpm.repository.metadata.PackageRecord;
import io.github.apprpm.server.config.Configuration;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** Files packages by what they say of themselves; one that is there is never replaced. */
public final class PackageStore implements PackagePlaces {
    private final DataFolder data;
    private final Configuration configuration;
    private final RecentPackages recent = new RecentPackages();

    public PackageStore(DataFolder data, Configuration configuration) {
        this.data = data;
        this.configuration = configuration;
    }

    @Override
    public synchronized Filed file(String repository, Path file, PackageRecord read) throws IOException {
        PackageName name = PackageName.of(read);
        View origin = new View(repository, configuration.release().of(read.release()), read.architecture());
        boolean isNoarch = origin.architecture().equals(DataFolder.NOARCH);
        List<View> views = isNoarch ? views(origin.repository(), origin.release()) : List.of(origin);
        requireFree(file, origin, name);
        for (View view : views) {
            requireFree(file, view, name);
        }
        boolean isNew = isNoarch && link(file, origin, name);
        List<View> changed = new ArrayList<>();
        for (View view : views) {
            if (link(file, view, name)) {
                changed.add(view);
            }
        }
        recent.add(file, read);
        return new Filed(isNoarch ? isNew : !changed.isEmpty(), name, views, changed);
    }

    /** No bytes move: the file gets a second name. */
    @Override
    public List<View> promote(String repository, String release, String fileName, String to) throws IOException {
        Path file = find(repository, release, fileName)
                .orElseThrow(() -> PackagePlaces.missing(repository, release, fileName));
        return file(to, file, new PackageIndexer().read(file, fileName)).changed();
    }

    @Override
    public String sha256(View view, String fileName) throws IOException {
        return Sha256.hex(
                find(view.repository(), view.release(), fileName).orElseThrow(() -> new NoSuchFileException(fileName)));
    }

    @Override
    public <T> T read(View view, String href, Reading<T> reading) throws IOException {
        Path file = data.folder(view).resolve(href);
        if (!Files.exists(file)) {
            throw new NoSuchFileException(href);
        }
        return reading.of(file);
    }

    @Override
    public String pathOf(String fileName) {
        return DataFolder.PACKAGES + "/" + fileName;
    }

    /** What was read of the packages that were filed last. */
    public RecentPackages recent() {
        return recent;
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
            createDirectories(packages);
            linkNoarch(view);
        }
        Path target = packages.resolve(name.fileName());
        if (isThere(view, name.fileName())) {
            return isNewView;
        }
        Files.createLink(target, file);
        sync(packages);
        return true;
    }

    /** @throws OtherContentException if the view has another package in this place */
    private void requireFree(Path file, View view, PackageName name) throws IOException {
        if (Files.exists(data.withdrawn(view).resolve(name.fileName()))) {
            throw new OtherContentException(
                    "The package '%s' was withdrawn. Restore it, or build it with another release."
                            .formatted(name.fileName()));
        }
        for (Path place : places(view, name.fileName())) {
            if (Files.exists(place) && Files.mismatch(file, place) >= 0) {
                throw new OtherContentException(name);
            }
        }
    }

    /** Where a package is, also in folders of other programs, which were imported. */
    private List<Path> places(View view, String fileName) {
        String letter = fileName.substring(0, 1).toLowerCase(Locale.ROOT);
        Path packages = data.packages(view);
        return List.of(
                packages.resolve(fileName),
                packages.resolve(letter).resolve(fileName),
                data.folder(view).resolve(fileName));
    }

    private boolean isThere(View view, String fileName) {
        return places(view, fileName).stream().anyMatch(Files::exists);
    }

    /** All of them are on the disk. */
    private void createDirectories(Path packages) throws IOException {
        Files.createDirectories(packages);
        for (Path each = packages.getParent(); !each.equals(data.repositories().getParent()); each = each.getParent()) {
            sync(each);
        }
    }

    private void linkNoarch(View view) throws IOException {
        Path noarch = data.packages(new View(view.repository(), view.release(), DataFolder.NOARCH));
        if (!Files.isDirectory(noarch)) {
            return;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(noarch, "*.rpm")) {
            for (Path file : files) {
                Path link = data.packages(view).resolve(file.getFileName());
                String name = file.getFileName().toString();
                if (!isThere(view, name) && !Files.exists(data.withdrawn(view).resolve(name))) {
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

    @Override
    public synchronized List<View> withdraw(String repository, String release, String fileName) throws IOException {
        return move(repository, release, fileName, view -> places(view, fileName), data::withdrawn);
    }

    @Override
    public synchronized List<View> restore(String repository, String release, String fileName) throws IOException {
        return move(
                repository,
                release,
                fileName,
                view -> List.of(data.withdrawn(view).resolve(fileName)),
                data::packages);
    }

    private List<View> move(
            String repository,
            String release,
            String fileName,
            Function<View, List<Path>> from,
            Function<View, Path> to)
            throws IOException {
        List<View> moved = new ArrayList<>();
        for (View view : data.folders(repository, release)) {
            Path target = to.apply(view).resolve(fileName);
            for (Path file : from.apply(view)) {
                if (Files.isRegularFile(file)) {
                    move(file, target);
                    moved.add(view);
                }
            }
        }
        if (moved.isEmpty()) {
            throw new PackagingException(
                    "The repository '%s' has no package '%s' for %s there".formatted(repository, fileName, release),
                    "Look at its page whether it was moved already");
        }
        return moved.stream()
                .filter(view -> !view.architecture().equals(DataFolder.NOARCH))
                .distinct()
                .toList();
    }

    private static void move(Path file, Path target) throws IOException {
        Files.createDirectories(target.getParent());
        if (Files.exists(target) && Files.mismatch(file, target) >= 0) {
            throw new OtherContentException(
                    "There are two files with other bytes. Remove '%s' or '%s'.".formatted(file, target));
        }
        Files.move(file, target, StandardCopyOption.ATOMIC_MOVE);
        sync(target.getParent());
        sync(file.getParent());
    }

    /** The file of a package, from whichever view has it. */
    private Optional<Path> find(String repository, String release, String fileName) throws IOException {
        for (View view : data.folders(repository, release)) {
            Optional<Path> file =
                    places(view, fileName).stream().filter(Files::isRegularFile).findFirst();
            if (file.isPresent()) {
                return file;
            }
        }
        return Optional.empty();
    }

    @Override
    public List<View> having(String repository, String fileName) throws IOException {
        List<View> views = new ArrayList<>();
        for (String release : data.releases(repository)) {
            for (View view : data.views(repository, release)) {
                if (Files.isRegularFile(data.packages(view).resolve(fileName))) {
                    views.add(view);
                }
            }
        }
        return views;
    }

    @Override
    public List<String> withdrawn(String repository, String release) throws IOException {
        Set<String> names = new TreeSet<>();
        for (View view : data.folders(repository, release)) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(data.withdrawn(view), "*.rpm")) {
                files.forEach(file -> names.add(file.getFileName().toString()));
            } catch (NoSuchFileException e) {
                continue;
            }
        }
        return List.copyOf(names);
    }
}
