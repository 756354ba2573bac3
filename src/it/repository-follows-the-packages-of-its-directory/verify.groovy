import java.util.zip.GZIPInputStream

def log = new File(basedir, 'build.log').text
def repomd = { directory -> new File(basedir, "$directory/repodata/repomd.xml") }
def primary = { directory ->
    def href = (repomd(directory).text =~ /href="(repodata\/[0-9a-f]{64}-primary\.xml\.gz)"/)[0][1]
    new GZIPInputStream(new File(basedir, "$directory/$href").newInputStream()).text
}
def published = { directory -> (primary(directory) =~ /<location href="([^"]+)"/).collect { it[1] } }

// After the last run, the newest release alone; the withdrawn one is out of sight.
assert published('testing') == ['shop-3.0.0-1.noarch.rpm']
assert new File(basedir, 'testing/.yanked/shop-2.0.0-1.noarch.rpm').exists()
// The oldest one was in no metadata that a client may hold.
assert !new File(basedir, 'testing/shop-1.0.0-1.noarch.rpm').exists()
assert log.contains('Deleted  shop-1.0.0-1.noarch.rpm')
assert log.contains('Yanked   shop-2.0.0-1.noarch.rpm')

def asc = new File(basedir, 'testing/repodata/repomd.xml.asc').text
assert asc.startsWith('-----BEGIN PGP SIGNATURE-----') && asc.count('BEGIN') == 1
assert new File(basedir, 'testing/repodata/repomd.xml.key').text.startsWith('-----BEGIN PGP PUBLIC KEY BLOCK-----')
assert new File(basedir, 'testing/testing.repo').text == '''[testing]
name=testing
baseurl=https://rpm.example.com/testing/
enabled=1
gpgcheck=1
repo_gpgcheck=1
gpgkey=https://rpm.example.com/testing/repodata/repomd.xml.key
'''
assert log.contains('dnf config-manager --add-repo https://rpm.example.com/testing/testing.repo')
assert log.contains("Kept     $basedir/testing/repodata: 2 packages")

assert log.contains('Promoted shop-2.0.0-1.noarch.rpm')
assert repomd('production').text.contains('-primary.xml.zst"')
assert repomd('production').text.contains('<data type="updateinfo">')
assert new File(basedir, 'production').list().findAll { it.endsWith('.rpm') } == ['shop-2.0.0-1.noarch.rpm']
assert !log.contains('not signed')
basedir.eachFileRecurse { assert !it.name.endsWith('.tmp') }
