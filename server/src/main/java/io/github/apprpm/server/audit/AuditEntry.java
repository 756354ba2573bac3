package io.github.apprpm.server.audit;

import java.time.Instant;

/**
 * A change that somebody made.
 *
 * @param who the name of a token, or of an account of the machine
 * @param action such as {@code upload} or {@code yank}
 * @param what the package or token, with its repository
 * @param why the reason that was given; empty if the action needs none
 */
public record AuditEntry(Instant time, String who, String action, String what, String why) {}
