/** A package on its way from a client to its place. */
package io.github.apprpm.server.upload;
