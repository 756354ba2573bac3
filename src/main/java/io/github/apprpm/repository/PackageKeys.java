package io.github.apprpm.repository;

import io.github.apprpm.file.AtomicFile;
import io.github.apprpm.openpgp.PublicKeys;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Public keys of packages that another key than that of the repository has signed, as files that hosts fetch. */
public final class PackageKeys {
    private static final String NAME = "packages-%s.key";

    private PackageKeys() {}

    /** Writes a file for each key; those of earlier runs stay, as they have signed packages that are there. */
    public static void write(Path root, PublicKeys keys) throws IOException {
        write(root, keys, Optional.empty());
    }

    /** As {@link #write(Path, PublicKeys)}, but for the key that hosts have with the metadata. */
    public static void write(Path root, PublicKeys keys, Optional<MetadataSigner> signer) throws IOException {
        Map<String, String> others = keys.armored();
        if (signer.isPresent()) {
            others.keySet().removeAll(signer.get().publicKeys().armored().keySet());
        }
        for (Map.Entry<String, String> key : others.entrySet()) {
            AtomicFile.ofText(root.resolve(NAME.formatted(key.getKey().toLowerCase(Locale.ROOT))), key.getValue());
        }
    }

    /** The names of all that a repository has. */
    public static List<String> in(Path root) throws IOException {
        List<String> names = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(root, NAME.formatted("*"))) {
            for (Path file : files) {
                names.add(file.getFileName().toString());
            }
        }
        names.sort(null);
        return names;
    }
}
