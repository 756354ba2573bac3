/** Servers that write the metadata themselves: packages are uploaded to them by their own interfaces. */
package io.github.apprpm.publish.managed;
