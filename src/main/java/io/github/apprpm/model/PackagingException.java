package io.github.apprpm.model;

/** The request is wrong: says what, and what to do about it. */
public final class PackagingException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * @param problem what is wrong, with the parameter's name and the value in quotes
     * @param remedy what the user does about it, as an instruction
     */
    public PackagingException(String problem, String remedy) {
        this(problem, remedy, null);
    }

    /**
     * @param problem what is wrong, with the parameter's name and the value in quotes
     * @param remedy what the user does about it, as an instruction
     * @param cause what was thrown below, or null
     */
    public PackagingException(String problem, String remedy, Throwable cause) {
        super(problem + ". " + remedy + ".", cause);
    }
}
