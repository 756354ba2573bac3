import io.github.apprpm.it.RpmFile
import org.eclipse.packager.rpm.RpmTag

for (name in ['orders', 'invoices']) {
    def rpm = new RpmFile(basedir, "$name/target/$name-1.0.0-1.noarch.rpm")
    assert rpm.tag(RpmTag.VENDOR) == 'Example Ltd.'
    assert rpm.requires().contains('company-certificates')
    assert rpm.files()["/srv/$name/lib/${name}.jar".toString()] == '-0644 root:root'
    assert rpm.text("/usr/lib/systemd/system/${name}.service").contains('LimitNOFILE=1000\n')
}

// The parent itself is nothing to package.
assert (new File(basedir, 'target').list() ?: []).every { !it.endsWith('.rpm') }

// Nothing about threads or validity is left for Maven to complain of.
def warnings = new File(basedir, 'build.log').readLines().findAll { it.contains('WARN') && it.contains('apprpm') }
assert warnings.isEmpty()
