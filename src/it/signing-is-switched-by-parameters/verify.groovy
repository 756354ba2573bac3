import io.github.apprpm.it.RpmFile
import io.github.apprpm.openpgp.TestKey

def name = 'shop-1.0.0-1.noarch.rpm'
def rpm = { directory -> new RpmFile(basedir, "target/$directory/$name") }
def bytes = { directory -> new File(basedir, "target/$directory/$name").bytes }

assert !rpm('off').isSignedWith(268)
assert rpm('key').isSignedWith(268)
assert rpm('curve').isSignedWith(267)
// Signed at once, by another execution, or later: the same package.
assert bytes('goal') == bytes('key')
assert bytes('environment') == bytes('key')
assert !new File(basedir, 'target/none').exists()

def log = new File(basedir, 'build.log').text
def messages = [
    "The content of the environment variable MAVEN_GPG_KEY is not an OpenPGP key. Set it to what 'gpg --armor --export-secret-keys FINGERPRINT' prints.",
    " of <keyFilePath> '$basedir/old.asc' expired on 2026-01-02. Extend it with 'gpg --quick-set-expire' and export it again, or sign with another key.",
    "The <signer> 'pgp' is not known. Set it to bc or gpg.",
    "The key is Ed25519, and hosts of <compatibility> 'el8' do not install what it signs: rpm before 4.16, as on EL8 and SLE 15, reports the signature as bad. Sign with an RSA key of 3072 bits or more, or set <compatibility> to el9.",
    "There is no package: this module has not attached one, and '$basedir/target' does not contain one. Build it first, as 'mvn verify' does, or name one with -Dapprpm.packages.",
]
for (message in messages) {
    assert log.contains("$message -> [Help 1]")
}
assert log.count('BUILD FAILURE') == messages.size()
assert log.contains('Skipped: <sign> is false')
basedir.eachFileRecurse { assert !it.name.endsWith('.tmp') }
