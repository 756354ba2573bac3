import io.github.apprpm.it.RpmFile

def log = new File(basedir, 'build.log').text
def messages = [
    "The package name 'shop!' is not one that RPM accepts. Set <name> or -Dapprpm.name to at most 128 letters, digits and . _ + -, starting with a letter or digit.",
    "The package version '1-0' is not one that RPM accepts. Set <version> or -Dapprpm.version to letters, digits and . _ + ~ ^ that start with a letter or digit.",
    "The account name 'Shop' is not one that Linux accepts. Set <user> and <group>, or the owner of a file, to at most 31 lower-case letters, digits, _ and - that start with a letter.",
    "The mode '0999' of '/usr/share/shop/pom.xml' is not octal. Write it as in 0644 or 0750.",
    "The dependency 'curl >> 1' in <requires> is not one that RPM understands. Write 'name', 'name >= version' or '(name or name)'.",
    "The <source> '$basedir/missing.txt' in <files> does not exist. Correct its name, or build it before this goal runs.",
    "The <application> '$basedir/missing.jar' does not exist. Correct <application> or -Dapprpm.application, or build it first.",
    "The file '$basedir/missing.txt' in <changelog> does not exist. Correct its name.",
    "The path '/srv/shop/../../root' leaves its directory with '..'. Write the path without '..'.",
    "Two different entries claim '/var/app/shop/bin/launch': the file '/var/app/shop/bin/launch' with mode 0755 and the file '$basedir/pom.xml' with mode 0755. Remove one of them.",
    "The path '/etc/sysconfig' is a directory of the distribution, which no other package may own. Name a path below it.",
    "The file '$basedir/pom.xml/shop-1.0.0-1.noarch.rpm' cannot be written: FileAlreadyExistsException: $basedir/pom.xml. Check that '$basedir/pom.xml' is a writable directory with space left.",
    "'$basedir/latin1/scripts/post.sh' is not valid UTF-8. Save it in the encoding UTF-8.",
    "The <compression> 'lzma' is not known. Set it to one of zstd, xz, gzip, none.",
    "The <port> '65536' is not a port number. Set it to a number from 1 to 65535.",
    "The <layout> 'opt' is invalid. Set <layout> or -Dapprpm.layout to app, or to usr for image-mode hosts and hosts with snapshots.",
    "The <prefix> '/opt' has no meaning in the layout usr, whose directories are /usr/lib/shop, /usr/libexec/shop and /etc/shop. Remove <prefix>, or set <layout>app</layout>.",
    "The <uid> '65534' is not a number that an account of a service can have. Set it to a number that is free on each host: not 0 (root), 65534 (nobody), 65535 or 4294967295. Below 200 distributions give fixed numbers to their packages, 201 to 999 hosts give to what is installed, from 1000 on to people, and 61184 to 65519 systemd to units with DynamicUser=.",
]
for (message in messages) {
    assert log.contains(" on project shop: $message -> [Help 1]")
}
assert log.count('BUILD FAILURE') == messages.size()

// Only the package of the first build is there, as it was.
def packages = []
basedir.eachFileRecurse {
    def isCopyOfMaven4 = it.path.contains('project-local-repo')
    def isRecord = it.name.endsWith('.rpm.build') // what check compares the package with
    if (!isCopyOfMaven4 && !isRecord && (it.name.contains('.rpm') || it.name.endsWith('.tmp'))) packages << it.name
}
assert packages == ['shop-1.0.0-1.noarch.rpm']
assert log.count("File     $basedir/target/shop-1.0.0-1.noarch.rpm") == 1
assert new RpmFile(basedir, 'target/shop-1.0.0-1.noarch.rpm').nvr() == 'shop-1.0.0-1'
