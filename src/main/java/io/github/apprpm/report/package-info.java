/** One page of HTML that shows a package, or what is different between two. */
package io.github.apprpm.report;
