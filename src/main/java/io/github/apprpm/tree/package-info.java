/** What a directory of the build holds. */
package io.github.apprpm.tree;
