package io.github.apprpm.application;

import io.github.apprpm.model.InstallPath;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Classes that were compiled and are released together: the application's own, or a library's.
 *
 * @param name what a message calls it: {@code hats-1.0.jar}
 * @param versions the Java that each is for, by its name as {@code com/acme/Shop}
 * @param files where they are read again
 */
record ClassSet(String name, Map<String, ClassVersion> versions, List<ClassFiles> files) {
    ClassSet(String name) {
        this(name, new HashMap<>(), new ArrayList<>());
    }

    /** The newest release that one of the classes is for. */
    int newest() {
        return versions.values().stream().mapToInt(ClassVersion::release).max().orElse(ClassVersion.OLDEST);
    }

    /** The releases that classes are for, the newest first. */
    List<Integer> releases() {
        List<Integer> releases = new ArrayList<>(
                versions.values().stream().map(ClassVersion::release).collect(Collectors.toCollection(TreeSet::new)));
        Collections.reverse(releases);
        return releases;
    }

    boolean isUniform() {
        return new HashSet<>(versions.values()).size() < 2;
    }

    /** The names of some of the classes. */
    Set<String> named(Predicate<ClassVersion> wanted) {
        Set<String> names = new TreeSet<>();
        versions.forEach((name, version) -> {
            if (wanted.test(version)) {
                names.add(name);
            }
        });
        return names;
    }

    /** Whether a class of this set, but none of the targets itself, or a list of providers refers to one of the targets. */
    boolean refersTo(Set<String> targets) throws IOException {
        ClassReferences references = new ClassReferences(targets);
        for (ClassFiles each : files) {
            if (each.anyMatch(name -> versions.containsKey(name) && !targets.contains(name), references)) {
                return true;
            }
        }
        return false;
    }

    /** Whether none of the other classes of this set is in or above the packages of these. */
    boolean areApart(Set<String> names) {
        Set<String> others = versions.keySet().stream()
                .filter(name -> !names.contains(name))
                .map(InstallPath::parent)
                .collect(Collectors.toSet());
        return names.stream()
                .map(InstallPath::parent)
                .distinct()
                .noneMatch(each -> topmost(each, others).isPresent());
    }

    /** The shortest of the packages that is the given one or above it. */
    static Optional<String> topmost(String name, Set<String> packages) {
        for (int slash = name.indexOf('/'); slash >= 0; slash = name.indexOf('/', slash + 1)) {
            if (packages.contains(name.substring(0, slash))) {
                return Optional.of(name.substring(0, slash));
            }
        }
        return packages.contains(name) ? Optional.of(name) : Optional.empty();
    }
}
