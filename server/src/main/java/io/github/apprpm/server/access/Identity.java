package io.github.apprpm.server.access;

/**
 * Who asks.
 *
 * @param name that of a token, or {@code anonymous}
 */
public record Identity(String name, boolean isAnonymous, Grant grant, Grant everybody) {
    /** Whoever asks for what needs no right. */
    public static final Identity NOBODY = new Identity("anonymous", true, Grant.NOTHING, Grant.NOTHING);

    /** Whether it may, be it that everybody may. */
    public boolean may(Right right, String repository) {
        return grant.allows(right, repository) || everybody.allows(right, repository);
    }

    /** Whether it may this with any repository. */
    public boolean may(Right right) {
        return grant.allows(right) || everybody.allows(right);
    }
}
