package io.github.apprpm.application;

import io.github.apprpm.file.Extent;
import io.github.apprpm.file.ZipDirectory;
import io.github.apprpm.model.InstallPath;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.zip.Inflater;

/** Where class files are, so that they can be read again when there is a question. */
interface ClassFiles {
    /** Where Spring Boot and wars have the classes of the application. */
    List<String> ROOTS = List.of("BOOT-INF/classes/", "WEB-INF/classes/");

    /**
     * Whether one of them refers to certain classes, or a list of providers beside them does.
     *
     * @param wanted which of the classes are asked, by their names
     */
    boolean anyMatch(Predicate<String> wanted, ClassReferences references) throws IOException;

    /**
     * The name of an ordinary class: one that each Java loads by its name.
     *
     * <p>These are not: {@code module-info} and {@code package-info}, which Java loads for those who ask for them, and what
     * lies below {@code META-INF}, where {@code versions} are for later Javas and others are data.
     *
     * @param entry the name of a file or entry
     * @return as {@code com/acme/Shop}, without the directory of a war or of Spring Boot
     */
    static Optional<String> className(String entry) {
        if (!entry.endsWith(".class") || entry.startsWith("META-INF/") || entry.contains("/META-INF/")) {
            return Optional.empty();
        }
        String file = InstallPath.name(entry);
        return file.equals("module-info.class") || file.equals("package-info.class")
                ? Optional.empty()
                : Optional.of(entry.substring(root(entry).length(), entry.length() - ".class".length()));
    }

    /** The directory of an archive from which the names of classes count, with its slash. */
    static String root(String entry) {
        for (String root : ROOTS) { // not a stream, as this is asked for each class
            if (entry.startsWith(root)) {
                return root;
            }
        }
        return "";
    }

    /**
     * A jar or war.
     *
     * @param file a file
     * @param nested the name of an entry that is an archive itself; empty for the file
     */
    record InArchive(Path file, Optional<String> nested) implements ClassFiles {
        private static final Pattern PROVIDERS =
                Pattern.compile("META-INF/(services/[^/]+|spring\\.factories|spring/[^/]+\\.imports)");

        @Override
        public boolean anyMatch(Predicate<String> wanted, ClassReferences references) throws IOException {
            Inflater inflater = new Inflater(true);
            try (FileChannel content = FileChannel.open(file)) {
                ZipDirectory directory = open(ZipDirectory.of(Extent.of(content)), inflater);
                for (ZipDirectory.Item item : directory.items()) {
                    if (PROVIDERS.matcher(item.name()).matches()
                            ? references.isListedIn(directory.content(item, inflater))
                            : className(item.name()).filter(wanted).isPresent()
                                    && references.isIn(directory.content(item, inflater))) {
                        return true;
                    }
                }
                return false;
            } finally {
                inflater.end();
            }
        }

        private ZipDirectory open(ZipDirectory outer, Inflater inflater) throws IOException {
            for (ZipDirectory.Item item : outer.items()) {
                if (item.name().equals(nested.orElse(""))) {
                    return outer.inside(item, inflater);
                }
            }
            return outer;
        }
    }

    /**
     * A class that is a file.
     *
     * @param file the file
     * @param name the name of the class
     */
    record Single(Path file, String name) implements ClassFiles {
        @Override
        public boolean anyMatch(Predicate<String> wanted, ClassReferences references) throws IOException {
            return wanted.test(name) && references.isIn(Files.readAllBytes(file));
        }
    }
}
