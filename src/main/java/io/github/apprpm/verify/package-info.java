/** What a package promises, the plan to try it by, and what was seen, for people and for machines. */
package io.github.apprpm.verify;
