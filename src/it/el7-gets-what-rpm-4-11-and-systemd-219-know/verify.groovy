import io.github.apprpm.it.RpmFile
import org.eclipse.packager.rpm.RpmTag

def rpm = new RpmFile(basedir, 'target/shop-1.0.0-1.noarch.rpm')
assert rpm.tag(RpmTag.PAYLOAD_CODING) == 'xz'
assert rpm.isSignedWith(269) // SHA1HEADER
assert rpm.requires().contains('jre')
assert rpm.requires().every { !it.startsWith('(') }
assert rpm.tag(RpmTag.SUGGEST_NAME) == 'null'

def unit = rpm.text('/usr/lib/systemd/system/shop.service')
assert !unit.contains('StateDirectory=')
assert !unit.contains('ProtectSystem=strict')
assert rpm.files()['/var/lib/shop'] == 'd0750 shop:shop'
assert rpm.files()['/var/log/shop'] == 'd0750 shop:shop'

def service = unit.readLines()
assert service.containsAll(['MemoryLimit=512M', 'CPUQuota=150%', 'LimitNOFILE=1000', 'LimitNPROC=100', 'Environment="LANG=en_US.UTF-8"'])
assert !unit.contains('MemoryMax=')
assert !unit.contains('TasksMax=')
assert service.count { it.startsWith('LimitNPROC=') } == 1
