import groovy.json.JsonSlurper

def log = new File(basedir, 'build.log').text
assert log.contains('waived   scriptlet-restarts-in-post: ')
assert log.contains("The <waiver> of file-setuid for '/usr/bin/*' is not used")

def results = new JsonSlurper().parse(new File(basedir, 'target/apprpm/check.json')).runs[0].results
def waived = results.find { it.ruleId == 'scriptlet-restarts-in-post' }
assert waived.suppressions*.justification == ['The application loads its classes at the start']
// The report is that of the fourth run.
assert results.findAll { it.level == 'error' }*.ruleId.sort() == ['application-changed', 'scriptlet-restarts-in-post']

// The third run counts the warnings.
assert log.contains('shop-1.0.0-1.noarch.rpm has 1 warning: unsigned.')

// The fourth one finds that the package is not of the application that lies there now.
assert log.count('application-changed: ') == 1
assert log.contains("application-changed: '/var/app/shop/lib/shop.jar' is not what ")
