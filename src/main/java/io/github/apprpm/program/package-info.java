/** Runs other programs, and ends what must not outlive the build. */
package io.github.apprpm.program;
