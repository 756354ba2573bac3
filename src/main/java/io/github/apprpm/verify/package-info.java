/** What a package promises, the plan of a trial, and the results for people and for machines. */
package io.github.apprpm.verify;
