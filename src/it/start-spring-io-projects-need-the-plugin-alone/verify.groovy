import io.github.apprpm.it.RpmFile
import org.eclipse.packager.rpm.RpmTag

import java.util.jar.JarFile

/** As Spring Boot's own tool extracts it: the same libraries, and a jar with the same manifest and the same files. */
void assertExtracted(name, rpm, lib) {
    def target = new File(basedir, "$name/target")
    def jar = target.listFiles().find { it.name ==~ /demo-.*\.jar/ }
    def extracted = new File(target, 'extracted')
    def tool = [System.getProperty('java.home') + '/bin/java', '-Djarmode=tools', '-jar', jar.path,
            'extract', '--force', '--destination', extracted.path].execute()
    tool.waitForProcessOutput(System.out, System.err)
    assert tool.exitValue() == 0

    def libraries = new File(extracted, 'lib').listFiles()
    assert libraries.length > 20
    libraries.each { assert Arrays.equals(it.bytes, rpm.content("$lib/${it.name}")) }
    assert rpm.files().keySet().count { it.startsWith("$lib/") } == libraries.length + 1

    def packaged = new File(target, 'packaged.jar')
    packaged.bytes = rpm.content("$lib/demo-${name}.jar")
    def ours = new JarFile(packaged)
    def theirs = new JarFile(new File(extracted, jar.name))
    def attributes = { it.manifest.mainAttributes.collectEntries { key, value -> [key.toString(), value] } }
    def expected = attributes(theirs)
    expected['Class-Path'] = expected['Class-Path'].replaceAll('(^| )lib/', '$1')
    assert attributes(ours) == expected
    def contents = { file -> file.entries().findAll { !it.directory && it.name != 'META-INF/MANIFEST.MF' }
            .collectEntries { [it.name, file.getInputStream(it).bytes.encodeBase64().toString()] } }
    assert contents(ours) == contents(theirs)
}

def log = new File(basedir, 'build.log').text
for (name in ['jar-3.5', 'war-3.5', 'jar-4', 'war-4']) {
    def file = new File(basedir, "$name/target").list().find { it.endsWith('.rpm') }
    def demo = new RpmFile(basedir, "$name/target/$file")
    def home = "/var/app/demo-$name"
    if (name.startsWith('jar')) {
        assertExtracted(name, demo, "$home/lib")
    } else {
        assert demo.files().keySet().count { it.startsWith("$home/lib/") } == 1
        assert log.contains("SNAPSHOT.war' is packaged as it was built: Spring Boot serves files out of a war")
    }
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
