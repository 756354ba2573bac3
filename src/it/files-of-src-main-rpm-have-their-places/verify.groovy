import io.github.apprpm.it.RpmFile
import org.eclipse.packager.rpm.RpmTag

def rpm = new RpmFile(basedir, 'target/shop-1.0.0-1.noarch.rpm')
def files = rpm.files()

// conf: for the service's group alone, kept on upgrade
assert files['/var/app/shop/conf/shop.properties'] == '-0640 root:shop'
assert rpm.flags('/var/app/shop/conf/shop.properties') == 'cn'
assert rpm.text('/var/app/shop/conf/shop.properties')
        == 'greeting=Good day from shop 1.0.0\nmail=sales@example.com\nleft=@unknown@ ${greeting}\n'
assert files['/var/app/shop/conf/tls'] == 'd0750 root:shop'
assert files['/var/app/shop/conf/tls/ciphers'] == '-0640 root:shop'
assert files.containsKey('/var/app/shop/conf/jvm.options')

// root: laid over the host's files
assert files['/usr/bin/shop-report'] == '-0755 root:root'
assert rpm.flags('/usr/bin/shop-report') == ''
assert files['/etc/shop/report.conf'] == '-0644 root:root'
assert rpm.flags('/etc/shop/report.conf') == 'cn'
assert files['/etc/shop'] == 'd0755 root:root'
assert !files.containsKey('/usr/bin')

// systemd: drop-ins
assert rpm.text('/usr/lib/systemd/system/shop.service.d/slice.conf') == '[Service]\nSlice=shop.slice\n'

// scripts: part of the generated ones, without the first line
def post = rpm.tag(RpmTag.POSTINSTALL_SCRIPT)
assert post.contains("echo 'Good day from post'")
assert post.contains('systemctl')
assert !post.contains('#!')
assert rpm.tag(RpmTag.PRETRANSACTION_SCRIPT).contains("echo 'from pretrans'")
