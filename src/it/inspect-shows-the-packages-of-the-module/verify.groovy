def text = new File(basedir, 'target/packages.txt').text
assert text.readLines().findAll { it.startsWith('Release ') } == ['Release     : 1', 'Release     : 1.another']
assert text.contains('\nFiles:\n')
assert new File(basedir, 'target/left.txt').text.count('Name        : shop\n') == 2

def json = new File(basedir, 'target/packages.json').text
def documents = json.split(/(?m)(?<=^}\n)/).collect { new groovy.json.JsonSlurper().parseText(it) }
assert documents*.release == ['1', '1.another']

def log = new File(basedir, 'build.log').text
assert log.contains('\nName        : shop\n')
assert log.contains("The <format> 'yaml' is unknown. Set <format> or -Dapprpm.format to text or json.")
assert log.contains("pom.xml' is not an RPM package: its magic number is missing.")

assert new File(basedir, 'target/apprpm').list().findAll { it.endsWith('.html') }.size() == 2 // a page for each
