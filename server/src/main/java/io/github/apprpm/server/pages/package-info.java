/** What people see in a browser; every text of a package or a user is escaped, and no script is needed or allowed. */
package io.github.apprpm.server.pages;
