package io.github.apprpm.repository;

import io.github.apprpm.model.PackagingException;
import io.github.apprpm.repository.metadata.MetadataOutput;
import io.github.apprpm.repository.metadata.MetadataUpdate;
import io.github.apprpm.repository.metadata.Repomd;
import io.github.apprpm.repository.metadata.RepomdData;
import io.github.apprpm.repository.metadata.RepositoryMetadata;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Makes new metadata what clients see. All files are on the disk before {@code repomd.xml}, which names them, takes the
 * place of the one before; whatever ends the process, clients see the one or the other.
 *
 * <p>Only the signature is a second file: it is renamed just before. A process that ends between the two leaves
 * {@value #SIGNED} behind, and the next run goes on from there.
 */
final class Commit {
    /** The new {@code repomd.xml} of a signed repository; without a signature beside it, that is in its place already. */
    static final String SIGNED = "repomd.xml.signed.tmp";

    private static final String REPOMD = "repomd.xml";
    private static final String UNSIGNED = REPOMD + MetadataOutput.UNFINISHED;
    private static final String SIGNATURE = "repomd.xml.asc";
    private static final String NEW_SIGNATURE = SIGNATURE + MetadataOutput.UNFINISHED;
    private static final String KEY = "repomd.xml.key";

    private final Path repodata;
    private final FolderOptions options;
    private final CommitSteps steps;

    Commit(Path repodata, FolderOptions options, CommitSteps steps) {
        this.repodata = repodata;
        this.options = options;
        this.steps = steps;
    }

    /** Completes or removes what a process left that was ended. */
    static void recover(Path repodata) throws IOException {
        if (Files.exists(repodata.resolve(SIGNED))) {
            if (Files.exists(repodata.resolve(NEW_SIGNATURE))) {
                Files.delete(repodata.resolve(SIGNED)); // first, as it would be published without the other
            } else {
                Durable.move(repodata.resolve(SIGNED), repodata.resolve(REPOMD));
            }
            Durable.syncDirectory(repodata);
        }
        try (DirectoryStream<Path> left = Files.newDirectoryStream(repodata, "*" + MetadataOutput.UNFINISHED)) {
            for (Path file : left) {
                Files.delete(file);
            }
        }
    }

    /** @return whether anything had to be written */
    boolean run(RepositoryMetadata published, MetadataUpdate update) throws IOException {
        List<RepomdData> before = published.repomd().map(Repomd::others).orElse(List.of());
        List<RepomdData> others = options.others().in(repodata, before);
        if (update.isEmpty() && others.equals(before)) {
            return signAgain();
        }
        if (options.signer().isEmpty() && Files.exists(repodata.resolve(SIGNATURE))) {
            throw new PackagingException(
                    "The metadata in '%s' are signed, and no key is given for the new ones".formatted(repodata),
                    "Configure the key as for apprpm:rpm, or delete '%s' if clients need no signature"
                            .formatted(repodata.resolve(SIGNATURE)));
        }
        steps.at("metadata");
        Repomd repomd = write(published, update).withOthers(others);
        steps.at("files");
        for (RepomdData file : repomd.data()) {
            if (!before.contains(file)) {
                Durable.sync(repodata.getParent().resolve(file.href()));
            }
        }
        Generations generations = new Generations(repodata, options);
        generations.keep(published);
        Durable.syncDirectory(repodata);
        steps.at("superseded");
        replace(repomd.bytes());
        generations.prune();
        steps.at("end");
        return true;
    }

    private Repomd write(RepositoryMetadata published, MetadataUpdate update) throws IOException {
        long time = options.time().getEpochSecond();
        if (!update.isEmpty()) {
            return update.write(repodata, options.compression(), time);
        }
        Repomd same = published.repomd().orElseThrow();
        return new Repomd(Long.toString(Math.max(time, published.timestamp())), same.tags(), same.data());
    }

    private void replace(byte[] repomd) throws IOException {
        if (options.signer().isPresent()) {
            writeSigned(repomd, options.signer().get());
            steps.at("signature");
            Durable.move(repodata.resolve(NEW_SIGNATURE), repodata.resolve(SIGNATURE));
            steps.at("repomd");
            Durable.move(repodata.resolve(SIGNED), repodata.resolve(REPOMD));
            steps.at("key");
            writeKey(options.signer().get());
        } else {
            Durable.write(repodata.resolve(UNSIGNED), repomd);
            steps.at("repomd");
            Durable.move(repodata.resolve(UNSIGNED), repodata.resolve(REPOMD));
        }
        steps.at("committed");
        Durable.syncDirectory(repodata);
        steps.at("durable");
    }

    /** The signature first: while both are there, neither is in its place. Both have one time, by which they are known. */
    private void writeSigned(byte[] repomd, MetadataSigner signer) throws IOException {
        FileTime time = FileTime.from(options.time());
        steps.at("sign");
        Durable.write(repodata.resolve(NEW_SIGNATURE), signer.sign(repomd, options.time()));
        Files.setLastModifiedTime(repodata.resolve(NEW_SIGNATURE), time);
        steps.at("signed");
        Durable.write(repodata.resolve(SIGNED), repomd);
        Files.setLastModifiedTime(repodata.resolve(SIGNED), time);
        Durable.syncDirectory(repodata);
    }

    /** The key is last: if it is not there after a run that was ended, the next one signs again. */
    private void writeKey(MetadataSigner signer) throws IOException {
        if (!isPublished(signer)) {
            Path unfinished = repodata.resolve(KEY + MetadataOutput.UNFINISHED);
            Durable.write(unfinished, signer.publicKey());
            Durable.move(unfinished, repodata.resolve(KEY));
        }
    }

    private boolean isPublished(MetadataSigner signer) throws IOException {
        Path key = repodata.resolve(KEY);
        return Files.exists(key) && Arrays.equals(Files.readAllBytes(key), signer.publicKey());
    }

    /** Metadata that stay are signed if they are not, by another key, or before another program has written them. */
    private boolean signAgain() throws IOException {
        Optional<MetadataSigner> signer = options.signer();
        Path signature = repodata.resolve(SIGNATURE);
        Path repomd = repodata.resolve(REPOMD);
        if (signer.isEmpty()
                || Files.exists(signature)
                        && Files.getLastModifiedTime(signature).equals(Files.getLastModifiedTime(repomd))
                        && isPublished(signer.get())) {
            return false;
        }
        replace(Files.readAllBytes(repomd));
        return true;
    }
}
