package io.github.apprpm.server.virtual;

import io.github.apprpm.openpgp.KeyText;
import io.github.apprpm.openpgp.PublicKeys;
import io.github.apprpm.repository.FolderOptions;
import io.github.apprpm.repository.FolderResult;
import io.github.apprpm.repository.OtherMetadata;
import io.github.apprpm.repository.PackageKeys;
import io.github.apprpm.repository.RepositoryFolder;
import io.github.apprpm.repository.metadata.MetadataReader;
import io.github.apprpm.repository.metadata.PackageRecord;
import io.github.apprpm.repository.metadata.RecordSpool;
import io.github.apprpm.repository.metadata.Repomd;
import io.github.apprpm.server.config.Remote;
import io.github.apprpm.server.config.Virtuals;
import io.github.apprpm.server.storage.DataFolder;
import io.github.apprpm.server.storage.View;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The views of virtual repositories. Each is a folder like others, whose metadata have the records of its members' packages
 * with another location, and where each member is a link to its folder: any web server could serve it.
 */
public final class MergedViews {
    private final DataFolder data;
    private final Virtuals virtuals;
    private final RemoteRepositories remotes;
    private final Map<View, MergedOthers> others = new ConcurrentHashMap<>();

    public MergedViews(DataFolder data, Virtuals virtuals, RemoteRepositories remotes) {
        this.data = data;
        this.virtuals = virtuals;
        this.remotes = remotes;
    }

    public boolean isVirtual(View view) {
        return virtuals.members().containsKey(view.repository());
    }

    /** All of the releases and architectures that members on this server have. */
    public List<View> views() throws IOException {
        Set<View> views = new LinkedHashSet<>();
        for (View view : data.views()) {
            views.addAll(of(view));
        }
        return List.copyOf(views);
    }

    /** Those that have packages of a view. */
    public List<View> of(View member) {
        return virtuals.members().entrySet().stream()
                .filter(entry -> entry.getValue().contains(member.repository()))
                .map(entry -> new View(entry.getKey(), member.release(), member.architecture()))
                .toList();
    }

    /** Those that have packages of a remote repository. */
    public List<View> ofRemote(String remote) throws IOException {
        return views().stream()
                .filter(view -> virtuals.members().get(view.repository()).contains(remote))
                .toList();
    }

    /** Brings the metadata of a virtual view up to date with its members. */
    public FolderResult index(View view, FolderOptions options) throws IOException {
        Path root = data.folder(view);
        Files.createDirectories(root);
        List<String> members = virtuals.members().get(view.repository());
        for (String member : members) {
            link(root.resolve(member), packages(member, view));
            Optional<Path> key =
                    Optional.ofNullable(virtuals.remotes().get(member)).flatMap(Remote::key);
            if (key.isPresent()) { // that of its packages, too, as a rule
                PackageKeys.write(
                        root, PublicKeys.read(List.of(KeyText.ofFile("remoteKeys", key.get()))), options.signer());
            }
        }
        List<Path> roots = new ArrayList<>();
        for (String member : members) {
            metadata(member, view).ifPresent(roots::add);
        }
        OtherMetadata merged =
                others.computeIfAbsent(view, any -> new MergedOthers()).of(roots);
        try (RepositoryFolder folder = RepositoryFolder.open(root)) {
            return folder.replace(spool -> merge(view, members, spool), options.with(merged));
        }
    }

    private void merge(View view, List<String> members, RecordSpool spool) throws IOException {
        Set<String> seen = new HashSet<>();
        for (String member : members) {
            Optional<Path> root = metadata(member, view);
            Optional<Repomd> repomd = root.isPresent() ? Repomd.read(root.get()) : Optional.empty();
            if (repomd.isPresent()) {
                try (MetadataReader reader = new MetadataReader(root.get(), repomd.get())) {
                    add(member, reader, seen, spool);
                }
            }
        }
    }

    private static void add(String member, MetadataReader reader, Set<String> seen, RecordSpool spool)
            throws IOException {
        List<String> added = new ArrayList<>();
        for (Optional<PackageRecord> record = reader.next(); record.isPresent(); record = reader.next()) {
            String nevra = record.get().facts().nevra();
            if (!seen.contains(nevra)) { // two of one name in one member are its own affair
                added.add(nevra);
                spool.add(record.get().below(member));
            }
        }
        seen.addAll(added);
    }

    private Optional<Path> metadata(String member, View view) throws IOException {
        return virtuals.remotes().containsKey(member)
                ? remotes.metadata(member, view)
                : Optional.of(data.folder(memberOf(member, view)));
    }

    private Path packages(String member, View view) {
        return virtuals.remotes().containsKey(member)
                ? remotes.packages(member, view)
                : data.folder(memberOf(member, view));
    }

    private static View memberOf(String member, View view) {
        return new View(member, view.release(), view.architecture());
    }

    /** Relative, so that a copy of all data is a copy. */
    private static void link(Path link, Path directory) throws IOException {
        Path target = link.getParent().relativize(directory);
        if (Files.exists(link, LinkOption.NOFOLLOW_LINKS)) {
            if (Files.isSymbolicLink(link) && Files.readSymbolicLink(link).equals(target)) {
                return;
            }
            Files.delete(link);
        }
        Files.createSymbolicLink(link, target);
    }
}
