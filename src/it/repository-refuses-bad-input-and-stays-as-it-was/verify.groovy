def log = new File(basedir, 'build.log').text
def messages = [
    "The file of <keyFilePath> '$basedir/none.asc' does not exist. Name a file that 'gpg --export-secret-keys' or 'gpg --export' has written.",
    "The metadata in '$basedir/testing/repodata' are signed, and no key is given for the new ones.",
    "The package '$basedir/testing/shop-2.0.0-1.noarch.rpm' is not signed. Sign it with apprpm:sign, remove it from the repository, or add the key of its vendor to <publicKeys>.",
    'There is no <directory> of packages. Set -Dapprpm.directory to the directory of the packages.',
    "The directory '$basedir/missing' does not exist.",
    "No package of the repository is 'shop-9.0' of <yank>. Name packages as name-version-release, such as shop-1.2.0-1, or as patterns such as shop-1.2.*.",
    "There is no repository for <promote> 'shop-1.0.0' to come from. Set <from> or -Dapprpm.from to the directory of the other repository.",
    "The directory '$basedir/empty' of <from> is not a repository: it has no repodata/repomd.xml. Correct the path, or run apprpm:repository for it first.",
    "The <keep> '0' would leave no package in the repository.",
    "The <metadataCompression> 'xz' is not known. Set it to gz or zstd.",
    "$basedir/damaged/repodata",
]
def failures = log.readLines().findAll { it.startsWith('[ERROR] Failed to execute goal') }
assert failures.size() == messages.size()
[failures, messages].transpose().each { failure, message -> assert failure.contains(message) }

// What clients see is the first run's.
def repodata = new File(basedir, 'testing/repodata')
def primary = (new File(repodata, 'repomd.xml').text =~ /href="repodata\/([0-9a-f]{64}-primary\.xml\.gz)"/)[0][1]
def open = new java.util.zip.GZIPInputStream(new File(repodata, primary).newInputStream()).text
assert open.contains('packages="1"') && open.contains('shop-1.0.0-1.noarch.rpm')
assert repodata.list().findAll { it.contains('primary') } == [primary]
assert !new File(basedir, 'testing/.yanked').exists()
basedir.eachFileRecurse { assert !it.name.endsWith('.tmp') }
