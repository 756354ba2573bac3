package io.github.apprpm.server.virtual;

import io.github.apprpm.repository.ExtraMetadata;
import io.github.apprpm.repository.ExtraMetadata.Kind;
import io.github.apprpm.repository.OtherMetadata;
import io.github.apprpm.repository.metadata.MetadataOutput;
import io.github.apprpm.repository.metadata.Repomd;
import io.github.apprpm.repository.metadata.RepomdData;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Advisories, groups and modules of a virtual repository: those of all its members. Of two advisories of one id, hosts see that
 * of the first member; a group that several members have, has the packages of each; modules are put one after the other, as
 * hosts do it themselves with those of their repositories.
 */
final class MergedOthers {
    private List<MemberFile> before = List.of();
    private List<RepomdData> written = List.of();

    /** Puts files together. */
    @FunctionalInterface
    private interface Merging {
        void merge(List<MemberFile> files, OutputStream out) throws IOException;
    }

    /**
     * Those of members, in their order. What is published already is not written again.
     *
     * @param roots the directories that have {@code repodata}
     */
    OtherMetadata of(List<Path> roots) throws IOException {
        List<MemberFile> sources = new ArrayList<>();
        for (Path root : roots) {
            sources.addAll(sources(root));
        }
        return (repodata, published) -> merged(sources, repodata, published);
    }

    /** Reads those of a repository. @throws io.github.apprpm.model.PackagingException if they are not right */
    static void require(Path root) throws IOException {
        for (MemberFile source : sources(root)) {
            merging(source.kind()).merge(List.of(source), OutputStream.nullOutputStream());
        }
    }

    private static List<MemberFile> sources(Path root) throws IOException {
        List<MemberFile> sources = new ArrayList<>();
        Optional<Repomd> repomd = Repomd.read(root);
        for (Kind kind : Kind.values()) {
            repomd.flatMap(known -> known.find(kind.type()))
                    .ifPresent(data -> sources.add(new MemberFile(root, kind, data)));
        }
        return sources;
    }

    private synchronized List<RepomdData> merged(List<MemberFile> sources, Path repodata, List<RepomdData> published)
            throws IOException {
        if (!sources.equals(before) || !published.equals(written)) {
            written = write(sources, repodata);
            before = sources;
        }
        return written;
    }

    private static List<RepomdData> write(List<MemberFile> sources, Path repodata) throws IOException {
        Map<Kind, Path> files = new EnumMap<>(Kind.class);
        try {
            for (Kind kind : Kind.values()) {
                List<MemberFile> ofKind =
                        sources.stream().filter(source -> source.kind() == kind).toList();
                if (!ofKind.isEmpty()) {
                    Path file = repodata.resolve("merged-" + kind.type() + MetadataOutput.UNFINISHED);
                    files.put(kind, file);
                    write(ofKind, merging(kind), file);
                }
            }
            return new ExtraMetadata(files).in(repodata, List.of());
        } finally {
            for (Path file : files.values()) {
                Files.deleteIfExists(file);
            }
        }
    }

    private static Merging merging(Kind kind) {
        return switch (kind) {
            case UPDATEINFO -> MergedAdvisories::write;
            case COMPS -> MergedGroups::write;
            case MODULES -> MergedOthers::concatenate;
        };
    }

    /** The result has the time of the newest, so that the same files give the same metadata. */
    private static void write(List<MemberFile> sources, Merging merging, Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            merging.merge(sources, out);
        }
        long newest = sources.stream()
                .mapToLong(source -> source.data().timestamp())
                .max()
                .orElse(0);
        Files.setLastModifiedTime(file, FileTime.from(newest, TimeUnit.SECONDS));
    }

    /** Documents of YAML; each file begins with the line that begins one. */
    private static void concatenate(List<MemberFile> files, OutputStream out) throws IOException {
        byte[] mark = {'-', '-', '-'};
        for (MemberFile file : files) {
            file.read(in -> {
                byte[] first = in.readNBytes(mark.length);
                if (!Arrays.equals(first, mark)) {
                    out.write(mark);
                    out.write('\n');
                }
                out.write(first);
                in.transferTo(out);
                out.write('\n');
            });
        }
    }
}
