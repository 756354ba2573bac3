/** The RPM file format, version 4: how a spec and a payload become a package file. */
package io.github.apprpm.rpm;
