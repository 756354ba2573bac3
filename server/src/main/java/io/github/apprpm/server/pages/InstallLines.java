package io.github.apprpm.server.pages;

import io.github.apprpm.html.Element;
import io.github.apprpm.repository.metadata.PackageFacts;
import io.github.apprpm.server.storage.View;

/** The lines that an administrator types on a host. */
final class InstallLines {
    private InstallLines() {}

    static Element ofRepository(String origin, View view) {
        String address = "%s/repositories/%s/%s.repo".formatted(origin, view.repository(), view.release());
        return Element.of("div")
                .add("h3", "dnf, yum")
                .add("pre", "dnf config-manager --add-repo " + address)
                .add("h3", "zypper")
                .add("pre", "zypper addrepo " + address);
    }

    /** @param isNewest whether the bare name means this version */
    static Element of(String origin, View view, PackageFacts facts, boolean isNewest) {
        String version = facts.version() + "-" + facts.release();
        return ofRepository(origin, view)
                .add("h3", "Install it")
                .add(
                        "pre",
                        isNewest
                                ? "dnf install %s".formatted(facts.name())
                                : "dnf install %s-%s".formatted(facts.name(), version));
    }
}
