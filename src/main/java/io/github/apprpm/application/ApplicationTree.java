package io.github.apprpm.application;

import io.github.apprpm.model.InstallPath;
import io.github.apprpm.tree.SourceTree;
import io.github.apprpm.tree.SourceTree.Node;
import io.github.apprpm.tree.SourceTree.SourceFile;
import io.github.apprpm.tree.SourceTree.SourceLink;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * What is in a directory, by its place there. A symbolic link stays one, unless it leads out of the directory to something
 * of this machine: then what it leads to is taken.
 *
 * @param files the files
 * @param links the targets of the symbolic links
 * @param directories the directories that have nothing in them
 */
public record ApplicationTree(
        SortedMap<String, Path> files, SortedMap<String, String> links, SortedSet<String> directories) {
    private static final Pattern OF_SYSTEM =
            Pattern.compile("/(bin|dev|etc|lib|lib64|opt|proc|run|sbin|srv|sys|usr|var)(/|$)");

    public ApplicationTree {
        files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
        links = Collections.unmodifiableSortedMap(new TreeMap<>(links));
        directories = Collections.unmodifiableSortedSet(new TreeSet<>(directories));
    }

    static ApplicationTree of(Path directory) throws IOException {
        Reading reading = new Reading(directory.toRealPath());
        reading.add(directory, "");
        return new ApplicationTree(reading.files, reading.links, reading.directories);
    }

    /** Both, as if they had been one directory. */
    ApplicationTree and(ApplicationTree other) {
        SortedMap<String, Path> allFiles = new TreeMap<>(files);
        other.files.forEach(allFiles::putIfAbsent);
        SortedMap<String, String> allLinks = new TreeMap<>(links);
        other.links.forEach(allLinks::putIfAbsent);
        SortedSet<String> allDirectories = new TreeSet<>(directories);
        allDirectories.addAll(other.directories);
        allDirectories.removeIf(
                name -> name.isEmpty() || allFiles.keySet().stream().anyMatch(isBelow(name)));
        return new ApplicationTree(allFiles, allLinks, allDirectories);
    }

    private static Predicate<String> isBelow(String directory) {
        return name -> name.startsWith(directory + "/");
    }

    private static final class Reading {
        private final Path root;
        private final SortedMap<String, Path> files = new TreeMap<>();
        private final SortedMap<String, String> links = new TreeMap<>();
        private final SortedSet<String> directories = new TreeSet<>();
        private final Set<Path> entered = new HashSet<>();

        Reading(Path root) {
            this.root = root;
        }

        void add(Path directory, String prefix) throws IOException {
            for (Node node : SourceTree.of(directory).nodes()) {
                String name = prefix + node.name();
                if (node instanceof SourceFile) {
                    files.put(name, node.path());
                } else if (node instanceof SourceLink link) {
                    addLink(link, name);
                } else {
                    directories.add(name);
                }
            }
        }

        private void addLink(SourceLink link, String name) throws IOException {
            Path target = Files.exists(link.path()) ? link.path().toRealPath() : root;
            boolean leads = leadsOut(link.target(), name) && !root.startsWith(target);
            if (leads && Files.isDirectory(target) && entered.add(target)) {
                add(target, name + "/");
                entered.remove(target);
            } else if (leads && Files.isRegularFile(target)) {
                files.put(name, link.path());
            } else {
                links.put(name, link.target());
            }
        }

        /** A directory of the system is meant on the host. */
        private static boolean leadsOut(String target, String name) {
            return target.startsWith("/")
                    ? !OF_SYSTEM.matcher(target).lookingAt()
                    : ClassPathEntry.normal("." + InstallPath.parent("/" + name) + "/" + target)
                            .startsWith("..");
        }
    }
}
