package io.github.apprpm.server.statistics;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a client is called in statistics: few names, whatever it sends. */
final class ClientName {
    /** As in {@code libdnf (Rocky Linux 9.4; generic; Linux.x86_64)}. */
    private static final Pattern DNF = Pattern.compile("(libdnf|dnf5?|libdnf5)[^(]{0,40}\\(([^;()]{1,60});.*");
    /** As in {@code ZYpp 17.31.2 (curl 7.88.1)}. */
    private static final Pattern PRODUCT =
            Pattern.compile("([A-Za-z][A-Za-z0-9_-]{0,29})[/ ](\\d{1,6}(?:\\.\\d{1,6})?).*");

    private static final String UNKNOWN = "other clients";

    private ClientName() {}

    static String of(String userAgent) {
        String agent = userAgent.strip();
        Matcher dnf = DNF.matcher(agent);
        if (dnf.matches()) {
            return "%s, %s".formatted(dnf.group(1), dnf.group(2).strip());
        }
        Matcher product = PRODUCT.matcher(agent);
        return product.matches() ? "%s %s".formatted(product.group(1), product.group(2)) : UNKNOWN;
    }
}
