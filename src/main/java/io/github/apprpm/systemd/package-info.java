/** Unit files as systemd reads them: sections, lines, words, time spans, and where they lie. */
package io.github.apprpm.systemd;
