import groovy.xml.XmlSlurper

def log = new File(basedir, 'build.log').text
assert log.count('BUILD FAILURE') == 2
assert log.count('BUILD SUCCESS') == 4

// A wrong answer is named with its request, and a script that says no with what it said.
assert log.contains('GET / answers 200: GET / answered 204 instead of 200')
assert log.contains('stock.sh passes: stock.sh ended with exit status 3: the shelves are empty')

// The last three are skipped, and leave the report of the one that went well.
assert log.count('Skipped: tests are skipped') == 2
assert log.count('Skipped: apprpm.skip is set') == 2 // the goal rpm, too
def suites = new XmlSlurper().parse(new File(basedir, 'target/apprpm/verify/TEST-apprpm-verify.xml')).testsuite
def cases = suites.find { it.properties.property.any { it.@name == 'level' && it.@value == 'process' } }.testcase
assert cases.every { it.failure.isEmpty() }
def names = cases.collect { it.@name.text() }
assert names.containsAll([
    'it starts',
    'it is ready in time',
    'it answers',
    'GET / answers 204',
    'GET /search?q=a%20b answers 204',
    'variables.sh passes',
    'it stops in time, with the documented exit status',
    'it writes only in its own directories',
])
assert new File(basedir, 'target/apprpm/verify.html').text.contains('GET /search?q=a%20b answers 204')

// It says what was not done, and why.
def omitted = suites.testcase.findAll { it.@name == 'level host' }.skipped.@message.text()
assert omitted.contains('/nonexistent/podman')
assert log.contains("Skipped  host level (${omitted - 'level host: '})")
