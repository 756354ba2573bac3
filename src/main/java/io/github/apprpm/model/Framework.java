package io.github.apprpm.model;

/** What the application is built with, as far as its configuration depends on it. */
public enum Framework {
    SPRING_BOOT,
    QUARKUS,
    MICRONAUT,
    /** None that has a configuration file of its own. */
    OTHER
}
