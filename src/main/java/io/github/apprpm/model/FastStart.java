package io.github.apprpm.model;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a service records so that its next starts take less time: a class-data archive or AOT cache of the JVM.
 *
 * @param release the version and release of the package, which what is recorded is named after
 * @param training what the application is started with to record before an upgrade restarts the service, if that is wanted
 */
public record FastStart(String release, Optional<String> training) {
    /** Words that neither a shell nor systemd changes. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9._=:/,@+-]+( [A-Za-z0-9._=:/,@+-]+)*");

    public FastStart {
        training.filter(text -> !PLAIN.matcher(text).matches()).ifPresent(text -> {
            throw new PackagingException(
                    "The <training> '%s' has characters with a special meaning for a shell".formatted(text),
                    "Write words of letters, digits and . _ = : / , @ + - with a space between two of them, such as"
                            + " -Dspring.context.exit=onRefresh");
        });
    }

    /**
     * As the user configures it.
     *
     * @param wanted whether anything is recorded
     */
    public static Optional<FastStart> of(boolean wanted, Optional<String> training, PackageVersion version) {
        if (!wanted && training.isPresent()) {
            throw new PackagingException(
                    "There is a <training> '%s', but nothing that it would record".formatted(training.get()),
                    "Set <fastStart> to true as well, or remove <training>");
        }
        return wanted
                ? Optional.of(new FastStart(version.version() + "-" + version.release(), training.map(String::strip)))
                : Optional.empty();
    }

    /** What java gets of the training. */
    public List<String> options() {
        return words(true);
    }

    /** What the application gets of the training. */
    public List<String> arguments() {
        return words(false);
    }

    private List<String> words(boolean forJava) {
        return training.stream()
                .flatMap(text -> List.of(text.split(" ")).stream())
                .filter(word -> (word.startsWith("-D") || word.startsWith("-X")) == forJava)
                .toList();
    }
}
