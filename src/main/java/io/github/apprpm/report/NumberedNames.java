package io.github.apprpm.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Shortens lists of names that differ in a number only, such as {@code jre-17} to {@code jre-33}. */
final class NumberedNames {
    private static final Pattern NUMBERED = Pattern.compile("([^\\d]*)(\\d{1,6})([^\\d]*)");
    private static final int WORTH_IT = 4;

    private NumberedNames() {}

    /** The names in their order; runs of four and more as {@code first … last}, where the first was. */
    static List<String> shortened(List<String> names) {
        Map<String, List<String>> families = new LinkedHashMap<>();
        for (String name : names) {
            Matcher numbered = NUMBERED.matcher(name);
            String family = numbered.matches() ? numbered.group(1) + "\0" + numbered.group(3) : "\0\0" + name;
            families.computeIfAbsent(family, key -> new ArrayList<>()).add(name);
        }
        List<String> result = new ArrayList<>();
        families.values().forEach(family -> {
            if (family.size() >= WORTH_IT && isRun(family)) {
                result.add(family.get(0) + " \u2026 " + family.get(family.size() - 1));
            } else {
                result.addAll(family);
            }
        });
        return result;
    }

    private static boolean isRun(List<String> family) {
        for (int i = 1; i < family.size(); i++) {
            if (number(family.get(i)) != number(family.get(i - 1)) + 1) {
                return false;
            }
        }
        return true;
    }

    private static int number(String name) {
        Matcher matcher = NUMBERED.matcher(name);
        return matcher.matches() ? Integer.parseInt(matcher.group(2)) : -1;
    }
}
