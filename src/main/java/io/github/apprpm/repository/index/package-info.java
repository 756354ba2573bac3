/** What createrepo_c writes of a package, byte for byte, read from the package. */
package io.github.apprpm.repository.index;
