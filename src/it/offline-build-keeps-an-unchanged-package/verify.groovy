def log = new File(basedir, 'build.log').text
def file = new File(basedir, 'target/shop-1.0.0-1.noarch.rpm')
assert log.count("File     $file") == 2
assert log.count("File     $file (unchanged)") == 1
