import io.github.apprpm.it.RpmFile

[el8: 'x86_64', el7: 'noarch'].each { classifier, architecture ->
    def rpm = new File(basedir, "target/shop-twice-1.0.0-1.${classifier}.${architecture}.rpm")
    assert new RpmFile(basedir, "target/${rpm.name}").nvr() == "shop-twice-1.0.0-1.$classifier"
    def installed = new File(localRepositoryPath, "com/example/shop-twice/1.0.0/shop-twice-1.0.0-${classifier}.rpm")
    assert installed.bytes == rpm.bytes
}
assert !new File(localRepositoryPath, 'com/example/shop-twice/1.0.0/shop-twice-1.0.0.rpm').exists()
