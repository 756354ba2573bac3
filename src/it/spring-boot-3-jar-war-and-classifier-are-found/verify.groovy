import io.github.apprpm.it.RpmFile

def jar = new RpmFile(basedir, 'jar/target/shop-jar-1.0.0-1.noarch.rpm')
assert jar.files().containsKey('/var/app/shop-jar/lib/shop-jar.jar')
assert jar.files().containsKey('/var/app/shop-jar/lib/spring-boot-3.5.16.jar')

def war = new RpmFile(basedir, 'war/target/shop-war-1.0.0-1.noarch.rpm')
assert war.files().containsKey('/var/app/shop-war/lib/shop-war.war')

// With <extract>false</extract>, it is the executable jar itself.
def classifier = new RpmFile(basedir, 'classifier/target/shop-classifier-1.0.0-1.noarch.rpm')
def executable = new File(basedir, 'classifier/target/shop-classifier-1.0.0-exec.jar')
assert classifier.text('/var/app/shop-classifier/lib/shop-classifier.jar').bytes.length > 0
assert classifier.size('/var/app/shop-classifier/lib/shop-classifier.jar') == executable.length()

for (rpm in [jar, war, classifier]) {
    def home = '/var/app/' + (rpm.nvr() - '-1.0.0-1')
    assert rpm.files().keySet().count { it.startsWith("$home/lib/") } == 1 || rpm == jar
    assert rpm.text("$home/conf/application.properties").contains('server.port=${PORT:8080}')
}
