package io.github.apprpm.repository;

import io.github.apprpm.openpgp.TestKey;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

/** A run whose process halts at a step of the commit, as if the machine had lost its power; prints the step. */
final class HaltedRun {
    /** The exit status of a run that came to its end. */
    static final int ENDED = 3;

    private HaltedRun() {}

    /** The folder, the number of the step from 0, and {@code signed} or {@code unsigned}. */
    public static void main(String[] arguments) throws IOException {
        int last = Integer.parseInt(arguments[1]);
        AtomicInteger step = new AtomicInteger();
        new PackageFolder(Path.of(arguments[0])).update(options(arguments[2].equals("signed")), name -> {
            if (step.getAndIncrement() == last) {
                System.out.println(name);
                System.out.flush();
                Runtime.getRuntime().halt(0);
            }
        });
        Runtime.getRuntime().halt(ENDED);
    }

    static FolderOptions options(boolean isSigned) {
        FolderOptions options = FolderOptions.at(PackageFolder.TIME.plusSeconds(60));
        return isSigned ? options.signedBy(new MetadataSigner(TestKey.rsa(3072).signer())) : options;
    }
}
