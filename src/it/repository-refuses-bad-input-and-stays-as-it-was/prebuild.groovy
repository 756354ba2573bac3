import io.github.apprpm.openpgp.TestKey

new File(basedir, 'rsa.asc').text = TestKey.rsa(3072).secretKey()
new File(basedir, 'public.asc').text = TestKey.rsa(3072).publicKey()
new File(basedir, 'damaged/repodata').mkdirs()
new File(basedir, 'damaged/repodata/repomd.xml').text = '<repomd><data type="primary"'
new File(basedir, 'empty').mkdir()
return true
