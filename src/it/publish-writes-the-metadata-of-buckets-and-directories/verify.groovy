def log = new File(basedir, 'build.log').text
def rpm = new File(basedir, 'target/orders-1.0.0-1.noarch.rpm')
def share = new File(basedir, 'target/share/el9')
def place = context.get('place')

assert new File(share, rpm.name).bytes == rpm.bytes
assert new File(share, 'repodata/repomd.xml').text.contains('type="primary"')
assert new File(share, 'el9.repo').text.contains('baseurl=https://packages.example.org/el9/')
assert log.contains('Hosts    add it with: dnf config-manager --add-repo https://packages.example.org/el9/el9.repo')

assert new URL(place + rpm.name).bytes == rpm.bytes
assert new URL(place + 'repodata/repomd.xml').text.contains('type="primary"')
assert log.count('Published 1 package') == 2
assert log.count('Published nothing: all packages are there') == 1

for (message in [
    "The <repositoryUrl> 'packages/el9' names no bucket. Set <repositoryUrl> or -Dapprpm.repositoryUrl to s3://BUCKET or s3://BUCKET/PREFIX.",
    "There is no bucket 'no-such-bucket' at http://localhost:",
    "The <server> 'token' of the settings is not a key of S3.",
]) {
    assert log.contains(message)
}
assert log.contains('There are no credentials for s3://packages. ')
assert (log =~ /s3:\/\/packages-\S+ did not answer for 'repodata\/repomd.xml.asc': java.net.ConnectException/).find()
assert (log =~ /Moved    [\d.]+ kB sent, [\d.]+ kB received, packages and metadata/).find()
assert log.count('BUILD FAILURE') == 5
for (secret in ['hunter2', 'hunter3', 'hunter4']) {
    assert !log.contains(secret)
}
