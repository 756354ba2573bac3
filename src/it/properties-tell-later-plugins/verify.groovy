def log = new File(basedir, 'build.log').text
assert log.contains("file=${new File(basedir, 'target/shop-1.0.0-1.noarch.rpm')}")
assert log.contains('package=shop 1.0.0-1')
assert log.contains('classified=shop-el7 2:1.0.0-1')
