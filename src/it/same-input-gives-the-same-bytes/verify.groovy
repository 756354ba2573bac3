import io.github.apprpm.it.RpmFile

// A checkout without any executable file, and one with executable files only: see prebuild.groovy
def one = new File(basedir, 'target/shop-1.0.0-1.noarch.rpm')
def other = new File(basedir, 'other/place/target/shop-1.0.0-1.noarch.rpm')
assert one.bytes == other.bytes

def files = new RpmFile(basedir, 'target/shop-1.0.0-1.noarch.rpm').files()
assert files['/usr/libexec/shop/clean'] == '-0755 root:root'
assert files['/etc/cron.daily/shop'] == '-0755 root:root'
assert files['/usr/share/shop/site/render'] == '-0755 root:root'
assert files['/etc/shop/report.conf'] == '-0644 root:root'
assert files['/usr/lib/systemd/system/shop-clean.service'] == '-0644 root:root'
assert files['/usr/share/shop/site/index.html'] == '-0644 root:root'
assert files['/usr/share/shop/site/current'] == 'l0777 root:root -> style'
assert files['/usr/share/shop/site/uploads'] == 'd0755 root:root'
assert files['/var/app/shop/conf/reload.sh'] == '-0640 root:shop'
