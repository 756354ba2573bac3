import io.github.apprpm.it.RpmFile

def packages = new File(basedir, 'target').list().findAll { it.endsWith('.rpm') }
assert packages.size() == 1
assert packages[0] ==~ /shop-0\.0\.1~snapshot-1\.\d{14}\.noarch\.rpm/

def shop = new RpmFile(basedir, "target/${packages[0]}")
def files = shop.files()
assert files['/var/app/shop/lib/shop.jar'] == '-0644 root:root'
assert files['/var/app/shop/lib/spring-boot-4.1.1.jar'] == '-0644 root:root'
assert files.keySet().count { it.startsWith('/var/app/shop/lib/') } > 20
assert files['/var/app/shop/bin/launch'] == '-0755 root:root'
assert files['/var/app/shop/conf'] == 'd0750 root:shop'
assert files['/var/app/shop/conf/application.properties'] == '-0640 root:shop'
assert shop.flags('/var/app/shop/conf/application.properties') == 'cn'
assert files['/etc/sysconfig/shop'] == '-0640 root:root'
assert shop.flags('/etc/sysconfig/shop') == 'cn'
assert files['/usr/lib/sysusers.d/shop.conf'] == '-0644 root:root'

def unit = shop.text('/usr/lib/systemd/system/shop.service')
assert unit.contains('User=shop\n')
assert unit.contains('ExecStart=/usr/bin/env sh /var/app/shop/bin/launch\n')
assert unit.contains('"SPRING_CONFIG_ADDITIONAL_LOCATION=optional:file:/var/app/shop/conf/"')
assert unit.contains('"PORT=8080"')
assert shop.text('/var/app/shop/conf/application.properties').contains('server.port=${PORT:8080}')
assert shop.requires().any { it.startsWith('(jre-17-headless or ') }

// What a person reads at the end of the build.
def log = new File(basedir, 'build.log').text
assert log.contains("Package  shop ${packages[0] - 'shop-' - '.noarch.rpm'}")
assert log.contains('Service  shop.service, port 8080, user shop, Java 17 or later')
assert log.contains("File     ${new File(basedir, "target/${packages[0]}")}")
