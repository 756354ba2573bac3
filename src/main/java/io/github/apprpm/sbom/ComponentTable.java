package io.github.apprpm.sbom;

import com.github.packageurl.MalformedPackageURLException;
import com.github.packageurl.PackageURL;
import io.github.apprpm.library.CoordinateSource;
import io.github.apprpm.library.Coordinates;
import io.github.apprpm.library.Library;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.cyclonedx.model.Component;
import org.cyclonedx.model.Dependency;
import org.cyclonedx.model.Hash;
import org.cyclonedx.model.component.evidence.Identity;
import org.cyclonedx.model.component.evidence.Method;
import org.cyclonedx.model.component.evidence.Occurrence;

/** Each library of a package as one component, however many copies there are. */
final class ComponentTable {
    private static final Comparator<Library> BEST_FIRST = Comparator.comparing(Library::isShaded)
            .thenComparing(Library::evidence)
            .thenComparing(Library::path);

    private final Collection<Library> roots;
    private final Licenses licenses;
    private final Map<String, Set<String>> digestsOfPurl = new HashMap<>();
    private final Map<String, String> firstPaths = new HashMap<>();
    private final SortedMap<String, SortedSet<Library>> byReference = new TreeMap<>();

    /**
     * @param roots the libraries that are files of the package
     * @param licenses translates their licences
     */
    ComponentTable(Collection<Library> roots, Licenses licenses) {
        this.roots = roots;
        this.licenses = licenses;
        List<Library> all = roots.stream()
                .flatMap(Library::all)
                .sorted(Comparator.comparing(Library::path))
                .toList();
        all.forEach(this::note);
        all.forEach(library -> byReference
                .computeIfAbsent(reference(library), key -> new TreeSet<>(BEST_FIRST))
                .add(library));
    }

    private void note(Library library) {
        library.sha256().ifPresent(digest -> {
            firstPaths.putIfAbsent(purl(library).orElse("") + digest, library.path());
            purl(library)
                    .ifPresent(purl -> digestsOfPurl
                            .computeIfAbsent(purl, key -> new HashSet<>())
                            .add(digest));
        });
    }

    /** The purl, unless there is none or files with other bytes have the same. */
    private String reference(Library library) {
        Optional<String> purl = purl(library);
        return purl.filter(
                        value -> library.isShaded() || digestsOfPurl.get(value).size() == 1)
                .orElseGet(
                        () -> firstPaths.get(purl.orElse("") + library.sha256().orElseThrow()));
    }

    private static Optional<String> purl(Library library) {
        Coordinates coordinates = library.coordinates();
        return coordinates.groupId().map(group -> {
            TreeMap<String, String> qualifiers = new TreeMap<>();
            coordinates.classifier().ifPresent(classifier -> qualifiers.put("classifier", classifier));
            if (library.path().endsWith(".war")) {
                qualifiers.put("type", "war");
            }
            try {
                return new PackageURL(
                                "maven",
                                group,
                                coordinates.artifactId(),
                                coordinates.version().orElse(null),
                                qualifiers,
                                null)
                        .canonicalize();
            } catch (MalformedPackageURLException e) {
                throw new IllegalArgumentException(coordinates + " has no purl", e);
            }
        });
    }

    /** In the order of their references. */
    List<Component> components() {
        List<Component> components = new ArrayList<>();
        byReference.forEach((reference, libraries) -> components.add(component(reference, libraries)));
        return components;
    }

    private Component component(String reference, SortedSet<Library> libraries) {
        Library best = libraries.first();
        Coordinates coordinates = best.coordinates();
        Component component = new Component();
        boolean isNamed =
                coordinates.groupId().isPresent() || coordinates.version().isPresent();
        component.setType(isNamed ? Component.Type.LIBRARY : Component.Type.FILE);
        component.setBomRef(reference);
        coordinates.groupId().ifPresent(component::setGroup);
        component.setName(coordinates.artifactId());
        coordinates.version().ifPresent(component::setVersion);
        purl(best).ifPresent(component::setPurl);
        best.sha256().ifPresent(digest -> component.addHash(new Hash(Hash.Algorithm.SHA_256, digest)));
        libraries.stream()
                .map(Library::licenses)
                .filter(names -> !names.isEmpty())
                .findFirst()
                .flatMap(licenses::choice)
                .ifPresent(component::setLicenses);
        component.setEvidence(evidence(best, libraries));
        best.notes().forEach(note -> component.addProperty(Sbom.property("apprpm:note", note)));
        return component;
    }

    private static org.cyclonedx.model.Evidence evidence(Library best, Collection<Library> libraries) {
        org.cyclonedx.model.Evidence evidence = new org.cyclonedx.model.Evidence();
        evidence.setIdentities(List.of(identity(best)));
        libraries.stream().map(Library::path).sorted().forEach(path -> {
            Occurrence occurrence = new Occurrence();
            occurrence.setLocation(path);
            evidence.addOccurrence(occurrence);
        });
        return evidence;
    }

    private static Identity identity(Library library) {
        Method method = new Method();
        method.setTechnique(technique(library.evidence()));
        method.setConfidence(confidence(library.evidence()));
        method.setValue(library.evidence().toString());
        Identity identity = new Identity();
        identity.setField(purl(library).isPresent() ? Identity.Field.PURL : Identity.Field.NAME);
        identity.setConfidence(confidence(library.evidence()));
        identity.setMethods(List.of(method));
        return identity;
    }

    private static Method.Technique technique(CoordinateSource evidence) {
        return switch (evidence) {
            case BUILD -> Method.Technique.HASH_COMPARISON;
            case MAVEN_DESCRIPTOR, MANIFEST -> Method.Technique.MANIFEST_ANALYSIS;
            case CLASSES, FILE_NAME -> Method.Technique.FILENAME;
        };
    }

    private static double confidence(CoordinateSource evidence) {
        return switch (evidence) {
            case BUILD -> 1;
            case MAVEN_DESCRIPTOR -> 0.9;
            case MANIFEST, CLASSES -> 0.8;
            case FILE_NAME -> 0.5;
        };
    }

    /**
     * Which component contains which; calls between them are not known.
     *
     * @param subject the reference of the package
     */
    List<Dependency> dependencies(String subject) {
        SortedMap<String, SortedSet<String>> contained = new TreeMap<>();
        byReference.values().stream()
                .flatMap(Collection::stream)
                .forEach(library -> add(contained, reference(library), library.libraries()));
        List<Dependency> dependencies = new ArrayList<>();
        dependencies.add(dependency(subject, references(roots)));
        contained.forEach((reference, inner) -> dependencies.add(dependency(reference, inner)));
        return dependencies;
    }

    private void add(Map<String, SortedSet<String>> contained, String reference, List<Library> inner) {
        SortedSet<String> references = references(inner);
        references.remove(reference);
        if (!references.isEmpty()) {
            contained.computeIfAbsent(reference, key -> new TreeSet<>()).addAll(references);
        }
    }

    private SortedSet<String> references(Collection<Library> libraries) {
        SortedSet<String> references = new TreeSet<>();
        libraries.forEach(library -> references.add(reference(library)));
        return references;
    }

    private static Dependency dependency(String reference, Collection<String> on) {
        Dependency dependency = new Dependency(reference);
        on.forEach(inner -> dependency.addDependency(new Dependency(inner)));
        return dependency;
    }
}
