import groovy.json.JsonSlurper
import io.github.apprpm.it.RpmFile

def json = { new JsonSlurper().parseText(it) }
def purls = { document -> document.components*.purl as Set }
def name = 'shop-with-sbom-1.0.0-1.noarch'
def rpm = new RpmFile(basedir, "target/${name}.rpm")
def expected = [
        'pkg:maven/com.example/shop-with-sbom@1.0.0',
        'pkg:maven/javax.annotation/jsr250-api@1.0',
        'pkg:maven/org.slf4j/slf4j-api@2.0.17',
        'pkg:maven/org.slf4j/slf4j-simple@2.0.17'] as Set

// What is installed.
def files = rpm.files()
assert files['/usr/share/shop-with-sbom'] == 'd0755 root:root'
assert files['/usr/share/shop-with-sbom/sbom.cdx.json'] == '-0644 root:root'
def inside = json(rpm.text('/usr/share/shop-with-sbom/sbom.cdx.json'))
assert purls(inside) == expected
assert inside.metadata.component.purl == 'pkg:rpm/shop-with-sbom@1.0.0-1?arch=noarch'
assert inside.metadata.component.hashes == null

// What is beside it, and attached as cyclonedx-maven-plugin does.
def file = new File(basedir, "target/${name}.cdx.json")
def beside = json(file.text)
assert beside.components == inside.components
assert beside.dependencies == inside.dependencies
def digest = java.security.MessageDigest.getInstance('SHA-256').digest(new File(basedir, "target/${name}.rpm").bytes)
assert beside.metadata.component.hashes == [[alg: 'SHA-256', content: digest.encodeHex().toString()]]
def repository = new File(localRepositoryPath, 'com/example/shop-with-sbom/1.0.0')
assert new File(repository, 'shop-with-sbom-1.0.0-cyclonedx.json').text == file.text

// Each package of a module has its own.
def el7 = new File(basedir, 'target/shop-with-sbom-1.0.0-1.el7.noarch.cdx.json')
assert json(el7.text).metadata.component.purl == 'pkg:rpm/shop-with-sbom@1.0.0-1.el7?arch=noarch'
assert new File(repository, 'shop-with-sbom-1.0.0-el7-cyclonedx.json').text == el7.text

// The file alone says less of what does not speak for itself.
def elsewhere = json(new File(basedir, "target/elsewhere/${name}.cdx.json").text)
assert purls(elsewhere) == expected - ['pkg:maven/javax.annotation/jsr250-api@1.0'] + [null]
assert elsewhere.components.find { it.purl == null }.name == 'jsr250-api'
