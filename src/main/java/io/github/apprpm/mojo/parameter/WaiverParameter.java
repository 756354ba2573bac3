package io.github.apprpm.mojo.parameter;

import io.github.apprpm.check.Waiver;
import io.github.apprpm.model.PackagingException;

/** A finding that the user accepts: {@code <rule>}, optionally {@code <path>}, and {@code <reason>}. */
public final class WaiverParameter {
    private String rule;
    private String path;
    private String reason;

    public Waiver toWaiver() {
        if (rule == null) {
            throw new PackagingException("A <waiver> has no <rule>", "Name one of the rules in docs/rules.md");
        }
        return Waiver.of(rule, path, reason);
    }
}
