/** Who changed what, and why: kept for good. */
package io.github.apprpm.server.audit;
