/** Repositories that hosts see as one, whose members are of this server and of others. */
package io.github.apprpm.server.virtual;
