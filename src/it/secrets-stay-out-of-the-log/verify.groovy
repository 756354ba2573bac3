import io.github.apprpm.it.RpmFile

def log = new File(basedir, 'build.log').text
def fingerprint = new File(basedir, 'fingerprint').text
def key = "the key $fingerprint (Rita RSA <rita@example.com>) of <keyFilePath> '$basedir/locked.asc'"
def messages = [
    "The passphrase of the <server> 'broken' in the settings cannot be decrypted",
    "The passphrase is in the property gpg.passphrase, where others can read it, and <bestPractices> forbids that. Set the environment variable MAVEN_GPG_PASSPHRASE instead.",
    "The passphrase is in the parameter <passphrase>, where others can read it, and <bestPractices> forbids that. Set the environment variable MAVEN_GPG_PASSPHRASE instead.",
    "The passphrase from the environment variable MAVEN_GPG_PASSPHRASE does not unlock $key.",
    "${key.capitalize()} is protected by a passphrase.",
]
for (message in messages) {
    assert log.contains(message)
}
assert log.count('BUILD FAILURE') == 6
for (place in ['the property gpg.passphrase', 'the parameter <passphrase>']) {
    assert log.count("[WARNING] The passphrase is in $place, where others can read it. Set the environment variable MAVEN_GPG_PASSPHRASE instead.") == 1
}

// Nothing of it is anywhere in the log, but in the command lines that the Invoker itself has written there.
def said = log.readLines().findAll { !it.contains('-Dgpg.passphrase=') }.join('\n')
for (secret in ['hunter2', 'hunter3', 'master-word', 'BEGIN PGP', new File(basedir, 'locked.asc').readLines()[5]]) {
    assert !said.contains(secret)
}

assert new RpmFile(basedir, 'target/shop-1.0.0-1.noarch.rpm').isSignedWith(268)
assert log.count("Signed   $basedir/target/shop-1.0.0-1.noarch.rpm by $fingerprint (Rita RSA <rita@example.com>) (unchanged)") == 4
