package io.github.apprpm.diff;

import io.github.apprpm.model.DependencyKind;
import io.github.apprpm.rpm.PackageDependency;

/**
 * A capability that only one package names, or that both name with other versions.
 *
 * @param kind what they say of it
 * @param dependency the capability
 */
public record DependencyChange(DependencyKind kind, Change<PackageDependency> dependency) {}
