import io.github.apprpm.it.RpmFile
import org.eclipse.packager.rpm.RpmTag

def rpm = new RpmFile(basedir, 'target/store-2.0-3.el9.noarch.rpm')
assert rpm.tag(RpmTag.EPOCH) == '1'
assert rpm.tag(RpmTag.SUMMARY) == 'Sells things'

// a list
assert rpm.requires().containsAll(['curl', 'tzdata >= 2020'])

assert rpm.text('/usr/lib/systemd/system/store.service').contains('/bin/launch server --port=${PORT}\n')

// beans
def files = rpm.files()
assert files['/usr/share/store/pom.xml'] == '-0644 root:root'
assert files['/usr/bin/store'] == 'l0777 root:root -> /var/app/store/bin/launch'
assert files['/var/spool/store'] == 'd0755 root:root'
def unit = rpm.text('/usr/lib/systemd/system/store.service')
assert unit.contains('bin/ready http://127.0.0.1:${PORT}/health ')

// maps
assert unit.contains('LimitNOFILE=1000\n')
assert !unit.contains('ProtectHome=')
assert unit.contains('Environment="GREETING=Good day"\n')
