/** Checks whether hosts accept a package, and whether it follows good practice. */
package io.github.apprpm.check;
