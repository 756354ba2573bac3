package io.github.apprpm.repository;

import io.github.apprpm.openpgp.TestKey;
import io.github.apprpm.repository.index.PackageIndexer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

/** A run whose process halts at a step of the commit, as if the machine had lost its power; prints the step. */
final class HaltedRun {
    /** The exit status of a run that came to its end. */
    static final int ENDED = 3;

    private HaltedRun() {}

    /**
     * The folder, the number of the step from 0, {@code signed} or {@code unsigned}, and {@code packages} or {@code texts}
     * for what is in the files.
     */
    public static void main(String[] arguments) throws IOException {
        int last = Integer.parseInt(arguments[1]);
        AtomicInteger step = new AtomicInteger();
        CommitSteps steps = name -> {
            if (step.getAndIncrement() == last) {
                System.out.println(name);
                System.out.flush();
                Runtime.getRuntime().halt(0);
            }
        };
        Path root = Path.of(arguments[0]);
        FolderOptions options = options(arguments[2].equals("signed"));
        if (arguments[3].equals("texts")) {
            new PackageFolder(root).update(options, steps);
        } else {
            try (RepositoryFolder folder = RepositoryFolder.open(root, steps)) {
                folder.update(new PackageIndexer()::read, options);
            }
        }
        Runtime.getRuntime().halt(ENDED);
    }

    static FolderOptions options(boolean isSigned) {
        FolderOptions options = FolderOptions.at(PackageFolder.TIME.plusSeconds(60));
        return isSigned ? options.signedBy(new MetadataSigner(TestKey.rsa(3072).signer())) : options;
    }
}
