/** A folder of packages that dnf, yum and zypper install from: which packages it has, and its metadata kept up to date. */
package io.github.apprpm.repository;
