/** When metadata follow, and the one thread that writes them. */
package io.github.apprpm.server.index;
