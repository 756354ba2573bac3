import groovy.json.JsonSlurper

def log = new File(basedir, 'build.log').text
assert log.contains("scriptlet-restarts-in-post: %post runs 'systemctl restart shop.service' on an upgrade")
assert log.contains('         Restart in %posttrans with systemctl try-restart')
assert log.contains('shop-1.0.0-1.noarch.rpm has 1 error: scriptlet-restarts-in-post. Correct the findings above, or add a <waiver>')

def run = new JsonSlurper().parse(new File(basedir, 'target/apprpm/check.json')).runs[0]
def result = run.results.find { it.ruleId == 'scriptlet-restarts-in-post' }
assert result.level == 'error'
assert run.tool.driver.rules[result.ruleIndex].id == 'scriptlet-restarts-in-post'
assert result.locations[0].physicalLocation.artifactLocation.uri.endsWith('target/shop-1.0.0-1.noarch.rpm')
assert run.results.findAll { it.level == 'error' } == [result]
