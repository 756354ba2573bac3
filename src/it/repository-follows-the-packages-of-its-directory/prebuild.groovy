import io.github.apprpm.openpgp.TestKey

new File(basedir, 'rsa.asc').text = TestKey.rsa(3072).secretKey()
new File(basedir, 'public.asc').text = TestKey.rsa(3072).publicKey()
new File(basedir, 'production').mkdir()
new File(basedir, 'updateinfo.xml').text = '<updates><update type="security"><id>SHOP-1</id></update></updates>'
return true
