package io.github.apprpm.model;

/** The request is wrong: says what, and what to do about it. */
public final class PackagingException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String problem;
    private final String remedy;

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
        super("%s %s".formatted(Sentence.of(problem), Sentence.of(remedy)), cause);
        this.problem = Sentence.clause(problem);
        this.remedy = Sentence.clause(remedy);
    }

    /** What is wrong, without a full stop: a clause for a longer sentence. */
    public String problem() {
        return problem;
    }

    /** What the user does about it, without a full stop. */
    public String remedy() {
        return remedy;
    }
}
