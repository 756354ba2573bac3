/** Files written whole or not at all, and streams that measure and digest. */
package io.github.apprpm.file;
