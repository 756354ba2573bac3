/** What those who run the server see of it: health, metrics and the log of requests. */
package io.github.apprpm.server.operations;
