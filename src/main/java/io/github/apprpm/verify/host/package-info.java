/** Whether a package keeps its promises on a booted host, from the first installation to erasing. */
package io.github.apprpm.verify.host;
