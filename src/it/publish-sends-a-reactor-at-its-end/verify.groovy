context.get('server').stop(0)
def files = context.get('files')
def requests = context.get('requests')
def log = new File(basedir, 'build.log').text

assert files.keySet() as List == ['invoices', 'orders'].collect { "/repository/rpm/el9/$it-1.0.0-1.noarch.rpm".toString() }
for (module in ['orders', 'invoices']) {
    assert files["/repository/rpm/el9/$module-1.0.0-1.noarch.rpm".toString()] ==
        new File(basedir, "$module/target/$module-1.0.0-1.noarch.rpm").bytes
}
// Each package once, and none before the last module was ready, or when one failed.
assert requests.count { it.startsWith('PUT') } == 2
assert log.count('Would publish 2 packages') == 1
assert log.count('Kept     orders-1.0.0-1.noarch.rpm, to publish the packages of all modules together') >= 1
assert log.count('Published 2 packages') == 1
assert log.indexOf('Would publish') < log.indexOf('Published 2 packages')
assert log.contains('Visible  to hosts after')
assert log =~ /Visible  to hosts.*\n.*Hosts    add it with: dnf config-manager --add-repo http:\/\/127.0.0.1:\d+\/repository\/rpm\/\n/
// The same again is not sent.
assert log.count('Is there orders-1.0.0-1.noarch.rpm') == 1
assert log.count('Published nothing: all packages are there') == 1

for (message in [
    "The settings have no <server> 'nexsu'; they have [broken, nexus, stranger].",
    "was answered with 401 Unauthorized: 'not you: ***'. Correct the user, password or token in the <server> 'stranger' of the settings.",
    'Maven works offline, and nothing can be published so. Run it without -o, or skip this goal.',
    "The password of the <server> 'broken' of the settings cannot be decrypted",
    "The package '$basedir/broken.rpm' is cut off",
    'Kept     orders-1.0.0-2.noarch.rpm, to publish the packages of all modules together',
    'Skipped: maven.deploy.skip is set',
]) {
    assert log.contains(message)
}
assert log.count('BUILD FAILURE') == 6
for (secret in ['hunter2', 'hunter3', 'master-word', 'ci:hunter2'.bytes.encodeBase64().toString(), 'ci:hunter3'.bytes.encodeBase64().toString()]) {
    assert !log.contains(secret)
}
