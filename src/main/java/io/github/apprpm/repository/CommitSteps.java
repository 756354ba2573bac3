package io.github.apprpm.repository;

/** Is told before and after each step of a commit. */
@FunctionalInterface
interface CommitSteps {
    CommitSteps NONE = step -> {};

    void at(String step);
}
