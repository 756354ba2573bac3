/** The RPM file format, version 4: how packages are written, signed and read. */
package io.github.apprpm.rpm;
