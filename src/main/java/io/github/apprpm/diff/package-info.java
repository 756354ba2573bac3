/** What differs between two packages, for people, for machines, and for a policy. */
package io.github.apprpm.diff;
