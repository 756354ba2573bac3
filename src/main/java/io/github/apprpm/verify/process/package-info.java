/** Whether a package keeps its promises as a process on this machine. */
package io.github.apprpm.verify.process;
