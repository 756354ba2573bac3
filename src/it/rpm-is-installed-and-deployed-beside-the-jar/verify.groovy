def built = { name -> new File(basedir, "target/$name").bytes }
for (repository in [localRepositoryPath, new File(basedir, 'repository')]) {
    def directory = new File(repository, 'com/example/shop-with-rpm/1.0.0')
    assert new File(directory, 'shop-with-rpm-1.0.0.jar').bytes == built('shop-with-rpm-1.0.0.jar')
    assert new File(directory, 'shop-with-rpm-1.0.0.rpm').bytes == built('shop-with-rpm-1.0.0-1.noarch.rpm')
}
