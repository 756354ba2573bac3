/** Which packages hosts are offered: promoted from one repository to the next, withdrawn, restored; each with a reason. */
package io.github.apprpm.server.curation;
