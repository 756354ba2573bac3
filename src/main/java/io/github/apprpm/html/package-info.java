/** A page of HTML that loads nothing from elsewhere; all text in it is escaped. */
package io.github.apprpm.html;
