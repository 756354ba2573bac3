def log = new File(basedir, 'build.log').text
def releases = (log =~ /Package  shop 1\.0\.0~snapshot-1\.(\d{14})/).collect { it[1] }
assert releases.size() == 2
assert releases[0] < releases[1]

// Only the newer one is left.
def packages = new File(basedir, 'target').list().findAll { it.contains('.rpm') }
assert packages == ["shop-1.0.0~snapshot-1.${releases[1]}.noarch.rpm".toString()]
