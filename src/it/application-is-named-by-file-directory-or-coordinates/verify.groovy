import io.github.apprpm.it.RpmFile

def built = new File(basedir, 'built/target/built-1.0.0.jar').length()
def catalog = new File(basedir, 'catalog/target/catalog-2.0.0.jar').length()
def expected = ['by-file': built, 'by-directory': built, 'by-dependency': built, 'by-coordinates': catalog]
for (name in expected.keySet()) {
    def rpm = new RpmFile(basedir, "$name/target/$name-1.0.0-1.noarch.rpm")
    assert rpm.size("/var/app/$name/lib/${name}.jar") == expected[name]
    assert rpm.files().keySet().count { it.startsWith("/var/app/$name/lib/") } == 1
}
