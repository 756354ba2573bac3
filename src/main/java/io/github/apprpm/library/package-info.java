/** What a package consists of: the jars in it, down into fat jars, by their Maven coordinates. */
package io.github.apprpm.library;
