package io.github.apprpm.mojo.parameter;

import io.github.apprpm.model.PackagingException;
import java.math.BigDecimal;

/** The parameters {@code <memory>} and {@code <cpus>} in systemd's words. */
public final class Limits {
    private static final BigDecimal PERCENT = BigDecimal.valueOf(100);

    private Limits() {}

    /** MemoryMax= takes bytes with the suffixes K, M, G, T (systemd.resource-control(5)). */
    public static String memory(String value) {
        if (!value.matches("[1-9]\\d*[KMGT]?|[1-9]\\d?%|100%")) {
            throw new PackagingException(
                    "The <memory> '%s' is no amount of memory".formatted(value), "Write it as in 512M or 2G");
        }
        return value;
    }

    /** CPUQuota= takes percents of one processor. */
    public static String cpus(String value) {
        if (!value.matches("\\d{1,4}(\\.\\d{1,2})?") || new BigDecimal(value).signum() == 0) {
            throw new PackagingException(
                    "The <cpus> '%s' is no number of processors".formatted(value), "Write it as in 2 or 0.5");
        }
        return new BigDecimal(value).multiply(PERCENT).toBigInteger() + "%";
    }
}
