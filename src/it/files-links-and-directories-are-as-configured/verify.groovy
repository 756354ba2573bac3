import io.github.apprpm.it.RpmFile

def rpm = new RpmFile(basedir, 'target/shop-1.0.0-1.noarch.rpm')
def files = rpm.files()
def flags = { path -> rpm.flags(path) }

assert files['/usr/share/shop/site/index.html'] == '-0644 root:root'
assert files['/usr/share/shop/site/style/main.css'] == '-0644 root:root'
assert rpm.text('/usr/share/shop/site/index.html') == '<p>@project.version@</p>\n'

assert files['/etc/shop/index.html'] == '-0640 shop:www'
assert flags('/etc/shop/index.html') == 'cmn'
assert rpm.text('/etc/shop/index.html') == '<p>1.0.0</p>\n'

assert files['/var/app/shop/conf/secret'] == '-0600 root:root'
assert flags('/var/app/shop/conf/secret') == 'g'
assert files['/var/lib/shop/spool'] == 'd0755 shop:root'
assert flags('/var/lib/shop/spool') == 'g'
assert files['/var/lib/shop'] == 'd0750 shop:shop'
assert flags('/usr/share/licenses/shop/LICENSE.txt') == 'l'
assert files['/usr/share/shop/LICENSE.txt'] == '-0644 root:root'

assert files['/usr/bin/shop'] == 'l0777 root:root -> /var/app/shop/bin/launch'
assert files['/etc/shop/conf'] == 'l0777 root:root -> ../../var/app/shop/conf'

assert files['/srv/shop/uploads'] == 'd2770 shop:www'
assert files['/srv/shop/public'] == 'd0755 root:root'
assert files['/srv/shop'] == 'd0755 root:root'
assert !files.containsKey('/srv')
