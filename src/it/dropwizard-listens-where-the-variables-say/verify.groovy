import groovy.xml.XmlSlurper
import io.github.apprpm.it.RpmFile

def rpm = new RpmFile(basedir, 'target/shop-1.0.0-1.noarch.rpm')
assert rpm.files()['/var/app/shop/conf/config.yml'] == '-0640 root:shop'
def unit = rpm.text('/usr/lib/systemd/system/shop.service').readLines()
assert unit.contains('Environment="APP_OPTS=server /var/app/shop/conf/config.yml"')

def suites = new XmlSlurper().parse(new File(basedir, 'target/apprpm/verify/TEST-apprpm-verify.xml')).testsuite
def cases = suites.find { it.properties.property.any { it.@name == 'level' && it.@value == 'process' } }.testcase
assert cases.every { it.failure.isEmpty() }
def names = cases.collect { it.@name.text() }
assert names.containsAll(['it starts', 'it is ready in time', 'GET / answers 2xx', 'it stops in time, with the documented exit status'])
