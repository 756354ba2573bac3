/** Nested parameters of the goals, each of which returns its core value. */
package io.github.apprpm.mojo.parameter;
