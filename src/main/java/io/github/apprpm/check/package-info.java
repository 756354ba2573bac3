/** Says whether a host will take a package, and what is unwise in it. */
package io.github.apprpm.check;
