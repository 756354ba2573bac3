package io.github.apprpm.server.storage;

/** A package of the same name, version, release and architecture is there, with other bytes, or was withdrawn. */
public final class OtherContentException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    OtherContentException(String message) {
        super(message);
    }

    public OtherContentException(PackageName name) {
        super("The repository has '%s' with other bytes already. Build it with another release."
                .formatted(name.fileName()));
    }
}
