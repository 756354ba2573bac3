import io.github.apprpm.it.RpmFile

def log = new File(basedir, 'build.log').text
def expected = ['of-the-application': 11, 'of-a-library': 17, 'as-configured': 25]
for (name in expected.keySet()) {
    def rpm = new RpmFile(basedir, "$name/target/$name-1.0.0-1.noarch.rpm")
    def minimum = expected[name]
    assert rpm.requires().any { it.startsWith("(jre-$minimum-headless or ") }
    assert log.contains("user $name, Java $minimum or later")
}
