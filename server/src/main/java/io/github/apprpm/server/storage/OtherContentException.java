package io.github.apprpm.server.storage;

/** A package of the same name, version, release and architecture is there, with other bytes. */
public final class OtherContentException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    OtherContentException(PackageName name) {
        super("The repository has '%s' with other bytes already. Build it with another release."
                .formatted(name.fileName()));
    }
}
