package io.github.apprpm.model;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How much of the host the service may use (systemd.resource-control(5), systemd.exec(5)).
 *
 * @param memory bytes with a suffix K, M, G or T, or a percentage of the host's memory
 * @param cpus a number of processors, such as 2 or 0.5
 * @param openFiles how many files and sockets may be open: a number or {@code infinity}, or two as {@code soft:hard}
 * @param tasks how many processes and threads there may be: a number, a percentage or {@code infinity}
 */
public record ResourceLimits(
        Optional<String> memory, Optional<String> cpus, Optional<String> openFiles, Optional<String> tasks) {
    private static final BigDecimal PERCENT = BigDecimal.valueOf(100);
    private static final String PERCENTAGE = "[1-9]\\d?%|100%";
    private static final String COUNT = "[1-9]\\d{0,18}|infinity";

    public ResourceLimits {
        require("memory", memory, "[1-9]\\d*[KMGT]?|" + PERCENTAGE, "not an amount of memory", "512M or 2G");
        require("cpus", cpus, "(?![0.]*$)\\d{1,4}(\\.\\d{1,2})?", "not a number of processors", "2 or 0.5");
        require(
                "limitNofile",
                openFiles,
                "(%1$s)(:(%1$s))?".formatted(COUNT),
                "not a number of files",
                "65536, 1024:65536 or infinity");
        require("tasksMax", tasks, COUNT + "|" + PERCENTAGE, "not a number of tasks", "8192, 50% or infinity");
    }

    private static void require(
            String parameter, Optional<String> limit, String pattern, String problem, String examples) {
        limit.filter(value -> !value.matches(pattern)).ifPresent(value -> {
            throw new PackagingException(
                    "The <%s> '%s' is %s".formatted(parameter, value, problem), "Write it as in " + examples);
        });
    }

    /**
     * The directives of the unit that set the limits.
     *
     * @param oldest the oldest host, whose systemd must read them
     * @return the values by the names of the directives
     * @throws PackagingException if that systemd would ignore a limit
     */
    public Map<String, String> directives(Compatibility oldest) {
        Map<String, String> directives = new HashMap<>();
        memory.ifPresent(value -> directives.put(oldest.memoryDirective(), read(oldest, "memory", value)));
        // CPUQuota= takes percents of one processor.
        cpus.ifPresent(value -> directives.put(
                "CPUQuota", new BigDecimal(value).multiply(PERCENT).toBigInteger() + "%"));
        openFiles.ifPresent(value -> directives.put("LimitNOFILE", read(oldest, "limitNofile", value)));
        tasks.ifPresent(value -> directives.put(oldest.tasksDirective(), read(oldest, "tasksMax", value)));
        return directives;
    }

    private static String read(Compatibility oldest, String parameter, String value) {
        if (!oldest.hasCompoundLimits() && (value.endsWith("%") || value.contains(":"))) {
            throw new PackagingException(
                    "The <%s> '%s' is not supported with <compatibility> '%s': the systemd of these hosts ignores it"
                            .formatted(parameter, value, oldest.word()),
                    "Set it to one number without a percent sign, or set <compatibility> to el8");
        }
        return value;
    }
}
