/** Pages of HTML: of a package, of the difference between two, and of what {@code verify} saw. */
package io.github.apprpm.report;
