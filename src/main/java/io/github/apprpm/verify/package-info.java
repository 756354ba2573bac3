/** What a package promises, and whether it keeps it: as a process here, and what was seen wherever it was tried. */
package io.github.apprpm.verify;
