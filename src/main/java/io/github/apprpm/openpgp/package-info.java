/** OpenPGP: keys, signatures, and the numbers that RPM shares; the only package that knows Bouncy Castle and the program gpg. */
package io.github.apprpm.openpgp;
