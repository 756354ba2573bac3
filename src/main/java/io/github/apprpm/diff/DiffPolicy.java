package io.github.apprpm.diff;

import io.github.apprpm.model.PackagingException;
import io.github.apprpm.text.Bytes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The differences that a release must not have, by the parameter {@code <failOn>}. */
public final class DiffPolicy {
    private static final Pattern SIZE = Pattern.compile("size\\s*>\\s*(\\d{1,9}(?:\\.\\d{1,3})?)\\s*(%|kB|MB|GB)");
    private static final double PERCENT = 100;
    private static final int MOST_NAMED = 5;

    private final Set<ForbiddenKind> kinds = EnumSet.noneOf(ForbiddenKind.class);
    private final List<SizeLimit> limits = new ArrayList<>();

    private DiffPolicy() {}

    /** By how much the installed size may grow, in percent or in bytes. */
    private record SizeLimit(String word, double amount, String unit) {
        private boolean isBrokenBy(PackageDiff diff) {
            long growth = diff.installedAfter() - diff.installedBefore();
            return growth
                    > switch (unit) {
                        case "%" -> diff.installedBefore() * amount / PERCENT;
                        case "kB" -> amount * 1e3;
                        case "MB" -> amount * 1e6;
                        default -> amount * 1e9;
                    };
        }
    }

    /**
     * Reads a policy.
     *
     * @param words such as {@code scriptlet}, {@code size>10%}, or {@code library} for all kinds that begin like this
     * @throws PackagingException if a word is not known
     */
    public static DiffPolicy parse(List<String> words) {
        DiffPolicy policy = new DiffPolicy();
        words.stream().map(String::strip).filter(word -> !word.isEmpty()).forEach(policy::add);
        return policy;
    }

    private void add(String word) {
        Matcher size = SIZE.matcher(word);
        if (size.matches()) {
            limits.add(new SizeLimit(word.replaceAll("\\s", ""), Double.parseDouble(size.group(1)), size.group(2)));
            return;
        }
        List<ForbiddenKind> named = Stream.of(ForbiddenKind.values())
                .filter(kind -> kind.word().equals(word) || kind.word().startsWith(word + "-"))
                .toList();
        if (named.isEmpty()) {
            throw new PackagingException(
                    "The word '%s' in <failOn> is unknown".formatted(word),
                    "Use %s, size>10%% or size>5MB"
                            .formatted(Stream.of(ForbiddenKind.values())
                                    .map(ForbiddenKind::word)
                                    .collect(Collectors.joining(", "))));
        }
        kinds.addAll(named);
    }

    /** The differences that are not allowed, by the words that forbid them. */
    public List<ForbiddenChange> surprises(PackageDiff diff) {
        List<ForbiddenChange> surprises = new ArrayList<>();
        for (ForbiddenKind kind : kinds) {
            List<String> what = kind.in(diff).toList();
            if (!what.isEmpty()) {
                surprises.add(new ForbiddenChange(kind.word(), what));
            }
        }
        for (SizeLimit limit : limits) {
            if (limit.isBrokenBy(diff)) {
                surprises.add(new ForbiddenChange(
                        limit.word, List.of(Bytes.both(diff.installedBefore(), diff.installedAfter()))));
            }
        }
        return surprises;
    }

    /**
     * Refuses surprises.
     *
     * @throws PackagingException that names the surprises, if there are any
     */
    public static void refuse(PackageDiff diff, List<ForbiddenChange> surprises) {
        if (!surprises.isEmpty()) {
            throw new PackagingException(
                    "The package %s differs from %s in what <failOn> forbids: %s"
                            .formatted(
                                    diff.after().nevra(),
                                    diff.before().nevra(),
                                    surprises.stream().map(DiffPolicy::brief).collect(Collectors.joining("; "))),
                    "Undo the change, or remove the word from <failOn> for this release");
        }
    }

    private static String brief(ForbiddenChange surprise) {
        int more = surprise.what().size() - MOST_NAMED;
        return more <= 0
                ? surprise.toString()
                : "%s (%s, and %d more)"
                        .formatted(
                                surprise.word(),
                                String.join(", ", surprise.what().subList(0, MOST_NAMED)),
                                more);
    }
}
