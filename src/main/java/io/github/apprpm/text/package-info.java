/** How bytes, seconds and strange characters are written for people. */
package io.github.apprpm.text;
