/** Scriptlets as a shell reads them: tokens, commands, and what they do to services. */
package io.github.apprpm.shell;
