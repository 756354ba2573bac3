import groovy.json.JsonSlurper

def log = new File(basedir, 'build.log').text
assert log.contains('There is no package to compare with: there is no release of com.example:bumped:rpm below 1.0.0. This is normal before the first release')
assert log.contains('Compared with com.example:bumped:rpm:1.0.0')
assert !log.contains('Compared with com.example:bumped:rpm:1.1.0-SNAPSHOT')

def text = new File(basedir, 'target/diff.txt').text
assert text.startsWith('bumped 1.0.0-1 -> 1.1.0-1: org.slf4j:slf4j-api 2.0.17 -> 2.0.18, ')
def libraries = text.substring(text.indexOf('\nLibraries\n') + 1).split('\n\n')[0].readLines()
assert libraries == ['Libraries', '  ~ org.slf4j:slf4j-api  2.0.17 -> 2.0.18']
assert text.contains('slf4j-api-2.0.17.jar -> slf4j-api-2.0.18.jar')

def json = new JsonSlurper().parse(new File(basedir, 'target/diff.json'))
assert json.libraries.collect { [it.id, it.change, it.before, it.after] } ==
        [['org.slf4j:slf4j-api', 'upgraded', '2.0.17', '2.0.18']]
assert json.size.causes.find { it.cause == 'org.slf4j:slf4j-api' }
assert json.size.causes.sum { it.bytes } == json.size.change

assert log.contains('forbids: library-upgraded (org.slf4j:slf4j-api 2.0.17 -> 2.0.18)')
assert log.contains('or set <requireBaseline> to false')
