/** Requests and answers, and which of them goes where; alone knows Jetty. */
package io.github.apprpm.server.http;
