/** Finds packages by their names, by what they provide, and by their files. */
package io.github.apprpm.server.search;
