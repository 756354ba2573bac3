package io.github.apprpm.library;

import io.github.apprpm.model.InstallPath;
import java.util.Collection;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a jar is, from what was found in it.
 *
 * @param coordinates what it is
 * @param evidence what the coordinates were read from
 * @param own Maven's descriptor of this jar itself; others are of what was unpacked into it
 */
record Identification(Coordinates coordinates, CoordinateSource evidence, Optional<MavenDescriptor> own) {
    private static final Pattern GROUP = Pattern.compile("[A-Za-z_][\\w-]*(\\.[A-Za-z_][\\w-]*)+");
    private static final Pattern VERSION = Pattern.compile("\\d[\\w.+~-]*");
    /** What some Gradle plugins write into Implementation-Title. */
    private static final Pattern GRADLE_TITLE = Pattern.compile("([\\w.-]+)#([\\w.-]+);([\\w.+~-]+)");
    /** Where Quarkus puts libraries, with their groups in the file names. */
    private static final Pattern QUARKUS = Pattern.compile(".*/lib/(main|boot|deployment)/[^/]+");

    private static final Pattern JOINED = Pattern.compile("[^.].*\\.[^.]+");

    /**
     * @param path the path of the jar
     * @param descriptors what Maven left in it
     * @param manifest its manifest
     * @param group a known group that its name and its classes fit
     */
    static Identification of(
            String path,
            Collection<MavenDescriptor> descriptors,
            JarManifest manifest,
            Optional<KnownGroups.Line> group) {
        FileName file = FileName.parse(InstallPath.name(path));
        Optional<MavenDescriptor> own = own(file, descriptors);
        if (own.isPresent()) {
            return new Identification(coordinates(own.get(), file), CoordinateSource.MAVEN_DESCRIPTOR, own);
        }
        Optional<Identification> sure = title(manifest).or(() -> group.map(line -> known(file, manifest, line)));
        if (QUARKUS.matcher(path).matches() && JOINED.matcher(file.artifact()).matches()) {
            return sure.or(() -> splitByManifest(file, manifest)).orElseGet(() -> split(file));
        }
        return sure.or(() -> bundle(file, manifest))
                .or(() -> vendor(file, manifest))
                .orElseGet(() -> new Identification(
                        new Coordinates(Optional.empty(), file.artifact(), version(file, manifest), file.classifier()),
                        CoordinateSource.FILE_NAME,
                        Optional.empty()));
    }

    /**
     * Whether it may be the module's own jar: only its file name is known, and that is the module's, or the module left a
     * descriptor in it.
     */
    boolean mayBe(Coordinates module, Collection<MavenDescriptor> descriptors) {
        return evidence == CoordinateSource.FILE_NAME
                && coordinates.groupId().isEmpty()
                && (coordinates.artifactId().equals(module.artifactId())
                                && coordinates.version().equals(module.version())
                        || descriptors.stream().anyMatch(descriptor -> descriptor.isOf(module)));
    }

    /** The same jar with the coordinates that the build knows. */
    Identification knownAs(Coordinates exact, Collection<MavenDescriptor> descriptors) {
        return new Identification(
                exact,
                CoordinateSource.BUILD,
                descriptors.stream()
                        .filter(descriptor -> descriptor.isOf(exact))
                        .findFirst()
                        .or(() -> own));
    }

    /** The descriptor that fits the file name, or the only one if the name does not contradict it. */
    private static Optional<MavenDescriptor> own(FileName file, Collection<MavenDescriptor> all) {
        Optional<MavenDescriptor> fitting =
                all.stream().filter(descriptor -> fits(descriptor, file)).findFirst();
        if (fitting.isPresent() || all.size() != 1) {
            return fitting;
        }
        MavenDescriptor only = all.iterator().next();
        boolean unversioned = file.version().isEmpty();
        return unversioned || only.version().equals(file.version()) ? Optional.of(only) : Optional.empty();
    }

    private static boolean fits(MavenDescriptor descriptor, FileName file) {
        return file.artifact().equals(descriptor.artifactId())
                || file.stem().equals(descriptor.artifactId())
                || file.artifact().equals(descriptor.groupId() + "." + descriptor.artifactId())
                || descriptor
                        .version()
                        .flatMap(version -> classifier(descriptor, version, file))
                        .isPresent();
    }

    private static Optional<String> classifier(MavenDescriptor descriptor, String version, FileName file) {
        return file.behind(descriptor.artifactId(), version)
                .or(() -> file.behind(descriptor.groupId() + "." + descriptor.artifactId(), version));
    }

    private static Coordinates coordinates(MavenDescriptor descriptor, FileName file) {
        return new Coordinates(
                Optional.of(descriptor.groupId()),
                descriptor.artifactId(),
                descriptor.version().or(file::version),
                descriptor
                        .version()
                        .flatMap(version -> classifier(descriptor, version, file))
                        .or(file::classifier));
    }

    private static Optional<Identification> title(JarManifest manifest) {
        return manifest.value("Implementation-Title")
                .map(GRADLE_TITLE::matcher)
                .filter(Matcher::matches)
                .map(title -> new Identification(
                        Coordinates.of(title.group(1), title.group(2), title.group(3)),
                        CoordinateSource.MANIFEST,
                        Optional.empty()));
    }

    private static Identification known(FileName file, JarManifest manifest, KnownGroups.Line line) {
        String prefix = line.groupId() + ".";
        String artifact =
                file.artifact().startsWith(prefix) ? file.artifact().substring(prefix.length()) : file.artifact();
        return new Identification(
                new Coordinates(Optional.of(line.groupId()), artifact, version(file, manifest), file.classifier()),
                CoordinateSource.CLASSES,
                Optional.empty());
    }

    /**
     * The bundle's name, where it can only be the group and the artifact together: bnd joins
     * {@code com.acme} and {@code shop-core} to {@code com.acme.shop-core}, and {@code com.acme.shop} and
     * {@code shop-core} to {@code com.acme.shop.core}.
     */
    private static Optional<Identification> bundle(FileName file, JarManifest manifest) {
        String artifact = file.artifact();
        return manifest.bundle()
                .flatMap(bundle -> group(bundle, artifact))
                .filter(group -> GROUP.matcher(group).matches())
                .map(group -> ofManifest(group, file, manifest));
    }

    private static Optional<String> group(String bundle, String artifact) {
        if (bundle.endsWith("." + artifact)) {
            String group = bundle.substring(0, bundle.length() - artifact.length() - 1);
            return artifact.contains("-") || group.endsWith("." + artifact) ? Optional.of(group) : Optional.empty();
        }
        for (int dot = bundle.lastIndexOf('.'); dot > 0; dot = bundle.lastIndexOf('.', dot - 1)) {
            String group = bundle.substring(0, dot);
            String last = group.substring(group.lastIndexOf('.') + 1);
            if (artifact.equals(last + "-" + bundle.substring(dot + 1))) {
                return Optional.of(group);
            }
        }
        return Optional.empty();
    }

    private static Optional<Identification> vendor(FileName file, JarManifest manifest) {
        return vendorId(manifest).map(group -> ofManifest(group, file, manifest));
    }

    /** Maven's default entries once wrote the group there. */
    private static Optional<String> vendorId(JarManifest manifest) {
        return manifest.value("Implementation-Vendor-Id")
                .filter(group -> GROUP.matcher(group).matches() && !group.equals("org.apache"));
    }

    private static Identification ofManifest(String group, FileName file, JarManifest manifest) {
        return new Identification(
                new Coordinates(Optional.of(group), file.artifact(), version(file, manifest), file.classifier()),
                CoordinateSource.MANIFEST,
                Optional.empty());
    }

    /** Quarkus writes {@code group.artifact-version.jar}, and both may have dots. */
    private static Optional<Identification> splitByManifest(FileName file, JarManifest manifest) {
        String joined = file.artifact();
        return vendorId(manifest)
                .filter(group -> joined.startsWith(group + "."))
                .map(String::length)
                .or(() -> manifest.bundle()
                        .filter(bundle -> joined.endsWith("." + bundle))
                        .map(bundle -> joined.length() - bundle.length() - 1))
                .map(dot -> split(file, dot, CoordinateSource.MANIFEST));
    }

    /** An artifact that repeats its group is more likely than one without a dot. */
    private static Identification split(FileName file) {
        String joined = file.artifact();
        int split = joined.lastIndexOf('.');
        for (int dot = joined.indexOf('.'); dot > 0; dot = joined.indexOf('.', dot + 1)) {
            if (joined.startsWith(joined.substring(0, dot), dot + 1)) {
                split = dot;
            }
        }
        return split(file, split, CoordinateSource.FILE_NAME);
    }

    private static Identification split(FileName file, int dot, CoordinateSource evidence) {
        return new Identification(
                new Coordinates(
                        Optional.of(file.artifact().substring(0, dot)),
                        file.artifact().substring(dot + 1),
                        file.version(),
                        file.classifier()),
                evidence,
                Optional.empty());
    }

    private static Optional<String> version(FileName file, JarManifest manifest) {
        return file.version()
                .or(() -> manifest.value("Implementation-Version"))
                .or(() -> manifest.value("Bundle-Version"))
                .filter(version -> VERSION.matcher(version).matches());
    }
}
