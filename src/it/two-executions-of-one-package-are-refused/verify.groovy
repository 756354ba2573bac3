def log = new File(basedir, 'build.log').text
def file = new File(basedir, 'one-file/target/one-file-1.0.0-1.noarch.rpm')
assert log.contains("Two executions write '$file':"
        + " one with the <classifier> 'one', one with the <classifier> 'two'."
        + ' Give them different <name>, <release>, <dist> or <outputDirectory>.')

def packages = new File(basedir, 'one-artifact/target')
assert log.contains("Two executions build a package with no <classifier>:"
        + " '$packages/shop-a-1.0.0-1.noarch.rpm' and '$packages/shop-b-1.0.0-1.noarch.rpm'."
        + ' Give one of them its own <classifier>.')

// The first of each is there.
assert file.exists()
assert packages.list().findAll { it.contains('.rpm') } == ['shop-a-1.0.0-1.noarch.rpm']
