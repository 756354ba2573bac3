package io.github.apprpm.server.config;

import io.github.apprpm.model.PackagingException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The values of settings, as what they mean. */
record Values(Map<Setting, String> texts) {
    private static final Pattern DURATION = Pattern.compile("([0-9]{1,6})(ms|s|m|h|d)");
    private static final Pattern COUNT = Pattern.compile("[1-9][0-9]{0,8}|");
    private static final Pattern SIZE = Pattern.compile("([0-9]{1,9})([KMGT]?)");
    private static final String SIZE_UNITS = "KMGT";

    String text(Setting setting) {
        return texts.getOrDefault(setting, setting.byDefault);
    }

    /** The words of a setting, with spaces or commas between. */
    List<String> words(Setting setting) {
        return Arrays.stream(text(setting).split("[\\s,]+"))
                .filter(text -> !text.isEmpty())
                .distinct()
                .toList();
    }

    Optional<Path> path(Setting setting) {
        return Optional.of(text(setting)).filter(text -> !text.isEmpty()).map(Path::of);
    }

    Duration duration(Setting setting) {
        Matcher parts = matcher(setting, DURATION, "a number and ms, s, m, h or d");
        long count = Long.parseLong(parts.group(1));
        return switch (parts.group(2)) {
            case "ms" -> Duration.ofMillis(count);
            case "s" -> Duration.ofSeconds(count);
            case "m" -> Duration.ofMinutes(count);
            case "h" -> Duration.ofHours(count);
            default -> Duration.ofDays(count);
        };
    }

    /** A number of bytes; K, M, G and T are powers of 1024. */
    long bytes(Setting setting) {
        Matcher parts = matcher(setting, SIZE, "a number of bytes, perhaps with K, M, G or T");
        int power = parts.group(2).isEmpty() ? 0 : SIZE_UNITS.indexOf(parts.group(2)) + 1;
        return Long.parseLong(parts.group(1)) << (10 * power);
    }

    /** A number from 1 to 999,999,999, or nothing. */
    Optional<Integer> count(Setting setting) {
        String number = matcher(setting, COUNT, "a number from 1 to 999999999, or empty")
                .group();
        return number.isEmpty() ? Optional.empty() : Optional.of(Integer.valueOf(number));
    }

    private Matcher matcher(Setting setting, Pattern pattern, String what) {
        Matcher matcher = pattern.matcher(text(setting));
        if (!matcher.matches()) {
            throw new PackagingException(
                    "The setting '%s' is '%s', which is not %s".formatted(setting.key, text(setting), what),
                    "Set it as in " + setting.byDefault);
        }
        return matcher;
    }
}
