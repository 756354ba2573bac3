package io.github.apprpm.repository;

import java.io.IOException;
import java.nio.file.Path;

/** A process that holds the lock of a folder until it is killed; says so by a line. */
final class HeldFolder {
    private HeldFolder() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        try (RepositoryFolder folder = RepositoryFolder.open(Path.of(arguments[0]))) {
            System.out.println("locked " + folder.root());
            Thread.sleep(Long.MAX_VALUE);
        }
    }
}
