/** What the user asked for, as immutable values that are valid from birth. */
package io.github.apprpm.model;
