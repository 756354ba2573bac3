/** Brings packages to where a company keeps them. */
package io.github.apprpm.publish;
