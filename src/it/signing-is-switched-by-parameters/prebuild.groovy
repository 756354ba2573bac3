import io.github.apprpm.openpgp.TestKey

new File(basedir, 'rsa.asc').text = TestKey.rsa(3072).secretKey()
new File(basedir, 'curve.asc').text = TestKey.ed25519().secretKey()
new File(basedir, 'old.asc').text = TestKey.ed25519().validFor(java.time.Duration.ofDays(1)).secretKey()
return true
