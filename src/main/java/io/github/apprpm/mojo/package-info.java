/** The goals: Maven's parameters in, one call to the core for each step, the result attached to the build. */
package io.github.apprpm.mojo;
