/** The repository server: its commands, and all its parts put together. */
package io.github.apprpm.server;
