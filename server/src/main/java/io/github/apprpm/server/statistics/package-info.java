/** How often packages were downloaded, and by which clients. */
package io.github.apprpm.server.statistics;
