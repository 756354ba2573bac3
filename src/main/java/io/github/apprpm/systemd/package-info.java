/** Unit files as systemd reads them: lines, words, commands, time spans, and where the files are. */
package io.github.apprpm.systemd;
