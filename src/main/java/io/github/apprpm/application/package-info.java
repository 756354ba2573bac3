/** Finds what the build made: which files are the application, how it starts, and which Java it needs. */
package io.github.apprpm.application;
