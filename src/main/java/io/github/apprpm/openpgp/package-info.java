/** OpenPGP keys and signatures; the only package that knows Bouncy Castle and the gpg program. */
package io.github.apprpm.openpgp;
