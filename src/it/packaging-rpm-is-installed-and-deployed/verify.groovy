def rpm = new File(basedir, 'target/shop-package-1.0.0-1.noarch.rpm')
for (repository in [localRepositoryPath, new File(basedir, 'repository')]) {
    def directory = new File(repository, 'com/example/shop-package/1.0.0')
    assert new File(directory, 'shop-package-1.0.0.rpm').bytes == rpm.bytes
    assert new File(directory, 'shop-package-1.0.0.pom').text.contains('<packaging>rpm</packaging>')
    assert !new File(directory, 'shop-package-1.0.0.jar').exists()
}
assert new File(basedir, 'target/apprpm/check.json').file // a package of its own is checked before it is installed
