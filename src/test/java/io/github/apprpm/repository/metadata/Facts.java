package io.github.apprpm.repository.metadata;

/** What metadata say of packages that there are not. */
public final class Facts {
    private Facts() {}

    /** @param nevra as in {@code shop-0:1.0-1.noarch} */
    public static PackageFacts of(String nevra) {
        return of(nevra, "0".repeat(64), 0);
    }

    public static PackageFacts of(String nevra, String pkgid, long modified) {
        return at(nevra + ".rpm", nevra, pkgid, modified);
    }

    public static PackageFacts at(String href, String nevra, String pkgid, long modified) {
        String[] parts = nevra.split("-(?=\\d+:)|:|-(?=[^-]*$)|\\.(?=[a-z0-9_]*$)");
        return new PackageFacts(href, 1, modified, pkgid, parts[0], parts[1], parts[2], parts[3], parts[4]);
    }
}
