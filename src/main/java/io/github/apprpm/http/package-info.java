/** Requests over HTTP as a build sends them: with credentials and proxies of the settings, and again where that is safe. */
package io.github.apprpm.http;
