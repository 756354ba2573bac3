/** The metadata of a repository: what dnf, yum and zypper read of packages, written and kept up to date. */
package io.github.apprpm.repository;
