/** The files under {@code repodata}: read, written and updated, record by record. */
package io.github.apprpm.repository.metadata;
