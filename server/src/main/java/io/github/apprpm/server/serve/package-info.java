/** What dnf, yum and zypper read. */
package io.github.apprpm.server.serve;
