def one = new File(basedir, 'target/shop-1.0.0-1.noarch.rpm')
def other = new File(basedir, 'other/place/target/shop-1.0.0-1.noarch.rpm')
assert one.bytes == other.bytes
