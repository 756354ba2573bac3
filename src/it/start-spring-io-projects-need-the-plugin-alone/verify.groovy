import io.github.apprpm.it.RpmFile
import org.eclipse.packager.rpm.RpmTag

def log = new File(basedir, 'build.log').text
for (name in ['jar-3.5', 'war-3.5', 'jar-4', 'war-4']) {
    def file = new File(basedir, "$name/target").list().find { it.endsWith('.rpm') }
    def demo = new RpmFile(basedir, "$name/target/$file")
    def home = "/var/app/demo-$name"
    assert demo.files().keySet().count { it.startsWith("$home/lib/") } == 1
    assert demo.text("$home/conf/application.properties").contains('server.port=${PORT:8080}')

    // An element without words says nothing: the package describes itself.
    assert demo.text("/usr/lib/systemd/system/demo-${name}.service").contains("Description=demo-$name\n")
    assert demo.tag(RpmTag.SUMMARY) == 'Java web application'
    assert demo.tag(RpmTag.LICENSE) == 'Proprietary'
    assert demo.tag(RpmTag.PACKAGER) == 'com.example'
    assert demo.tag(RpmTag.URL) == 'null'
    assert demo.tag(RpmTag.VENDOR) == 'null'
}

// Named at the root, the goals take the packages of all modules.
assert log.count('kept     it answers') == 4
assert log.count('BROKEN') == 0

// The build does not warn of anything.
def build = log.substring(0, log.indexOf(':check (default-cli)')).readLines()
assert build.findAll { it.startsWith('[WARNING]') } == []
