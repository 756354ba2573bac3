/** The configuration file, as values that are valid from birth. */
package io.github.apprpm.server.config;
