package io.github.apprpm.application;

import io.github.apprpm.model.JavaReleases;
import io.github.apprpm.model.PackagingException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The Java releases that can run an application, from the versions of its class files (JVM specification, table 4.1-A).
 *
 * <p>Of the application's own classes each counts. A library, whether it is a jar or was merged into one, needs its newest
 * class, too, with one exception: newer classes that are few, and to which nothing refers. Libraries bring such classes
 * outside of {@code META-INF/versions}, as jline does for a native interface that only Java 22 has, and load them by name
 * where Java is new enough. Few alone are no exception: of Apache ORC's {@code orc-mapreduce}, 19 classes are for Java 17,
 * and 735 for Java 8 come from a library that was merged into it, but the 19 are those that its users refer to. Nor is it
 * an exception alone that nothing refers to them, as a driver or an extension is found through a list or a configuration;
 * but such a library is as a whole for one release.
 *
 * <p>Classes that use preview features run on exactly one release. The same rule says whether those of a library count.
 */
public final class JavaVersion {
    private final ApplicationClasses classes;
    private final List<JavaDemand> fewNewer = new ArrayList<>();
    private final List<JavaDemand> fewPreview = new ArrayList<>();
    private final Map<ClassSet, JavaDemand> outvoted = new LinkedHashMap<>();
    private int minimum;
    private Optional<JavaDemand> highest = Optional.empty();
    private Optional<JavaDemand> preview = Optional.empty();

    private JavaVersion(ApplicationClasses classes, int minimum) {
        this.classes = classes;
        this.minimum = minimum;
    }

    /**
     * What an application needs.
     *
     * @param releases on which it runs
     * @param remarks what had to be decided, in sentences for the build's log
     * @param warning why it does not run on what the user chose, if it does not
     */
    public record Needed(JavaReleases releases, List<String> remarks, Optional<String> warning) {
        public Needed {
            remarks = List.copyOf(remarks);
        }
    }

    /**
     * What an application needs.
     *
     * @param module the module that it comes from
     * @param chosen the oldest release that the user chose
     * @throws PackagingException if classes with preview features run on one release, and something else on others
     */
    public static Needed of(Application application, ModuleClasses module, OptionalInt chosen) throws IOException {
        JavaVersion version = new JavaVersion(
                ApplicationClasses.of(application, module),
                module.release().map(JavaVersion::number).orElse(ClassVersion.OLDEST));
        version.judge();
        return chosen.isPresent() ? version.chosen(chosen.getAsInt()) : version.needed();
    }

    /** {@code 17}, or the older spelling {@code 1.8}; anything else says nothing. */
    private static int number(String release) {
        String digits = release.startsWith("1.") ? release.substring(2) : release;
        return digits.matches("\\d{1,3}")
                ? Math.max(ClassVersion.OLDEST, Integer.parseInt(digits))
                : ClassVersion.OLDEST;
    }

    private void judge() throws IOException {
        collect(classes.own(), false);
        for (ClassSet library : classes.libraries()) {
            collect(library, true);
        }
        fewNewer.sort(Comparator.comparingInt(JavaDemand::release).reversed());
        for (JavaDemand demand : fewNewer) {
            if (demand.release() > minimum) {
                if (isReferred(demand)) {
                    raise(demand);
                } else {
                    outvoted.put(demand.set(), demand);
                }
            }
        }
        for (JavaDemand demand : fewPreview) {
            if (isReferred(demand)) {
                pin(demand);
            } else {
                outvoted.put(demand.set(), demand);
            }
        }
        preview.filter(only -> minimum > only.release()).ifPresent(this::refuse);
    }

    private void collect(ClassSet set, boolean isLibrary) {
        for (int release : set.releases()) {
            JavaDemand only = JavaDemand.only(set, release);
            if (!only.isEmpty() && isLibrary && only.isFew()) {
                fewPreview.add(only);
            } else if (!only.isEmpty()) {
                pin(only);
            }
        }
        for (int release : set.releases()) {
            JavaDemand newer = JavaDemand.from(set, release);
            if (!isLibrary || !newer.isFew()) {
                raise(newer);
                return;
            }
            fewNewer.add(newer);
        }
    }

    private boolean isReferred(JavaDemand demand) throws IOException {
        return demand.isReferred(classes.own(), classes.libraries());
    }

    private void raise(JavaDemand demand) {
        if (demand.release() > minimum) {
            minimum = demand.release();
            highest = Optional.of(demand);
        }
    }

    private void pin(JavaDemand demand) {
        if (preview.isPresent() && preview.get().release() != demand.release()) {
            throw new PackagingException(
                    "%s and %s use preview features of different releases, Java %d and Java %d, and no Java runs both"
                            .formatted(
                                    sentence(preview.get()),
                                    demand,
                                    preview.get().release(),
                                    demand.release()),
                    "Compile one of them without --enable-preview, or both for the same release");
        }
        preview = Optional.of(demand);
    }

    private void refuse(JavaDemand only) {
        throw new PackagingException(
                "%s uses preview features of Java %d, which no other release runs, and %s is for Java %d"
                        .formatted(
                                sentence(only),
                                only.release(),
                                highest.map(JavaDemand::toString).orElse("maven.compiler.release"),
                                minimum),
                "Compile the first without --enable-preview, or both for the same release");
    }

    private static String sentence(JavaDemand demand) {
        String text = demand.toString();
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }

    private Needed needed() {
        List<String> remarks = new ArrayList<>();
        int own = classes.own().newest();
        preview.ifPresent(only -> remarks.add(
                "Java %d and no other runs %s, which uses preview features".formatted(only.release(), only)));
        highest.filter(demand -> preview.isEmpty() && demand.set() != classes.own() && demand.release() > own)
                .ifPresent(
                        demand -> remarks.add("Java %d is what %s is for; the application's own classes are for Java %d"
                                .formatted(demand.release(), demand, own)));
        outvoted.values().forEach(demand -> remarks.add(demand.unmet()));
        return new Needed(releases(), remarks, Optional.empty());
    }

    private JavaReleases releases() {
        return preview.map(only -> JavaReleases.only(only.release())).orElseGet(() -> JavaReleases.from(minimum));
    }

    private Needed chosen(int release) {
        preview.filter(only -> only.release() != release).ifPresent(only -> {
            throw new PackagingException(
                    "The <minimumJava> is %d, but %s uses preview features of Java %d, which no other release runs"
                            .formatted(release, only, only.release()),
                    "Remove <minimumJava> or -Dapprpm.minimumJava, or compile without --enable-preview");
        });
        return preview.isPresent()
                ? needed()
                : new Needed(
                        JavaReleases.from(release),
                        List.of(),
                        highest.filter(demand -> demand.release() > release)
                                .map(demand -> "The <minimumJava> is %d, but %s is for Java %d"
                                        .formatted(release, demand, demand.release())));
    }
}
