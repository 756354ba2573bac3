def rpm = { String... arguments ->
    def process = (['rpm', '--define', "_dbpath ${basedir}/target/rpmdb"] + arguments.toList()).execute()
    def text = process.text
    assert process.waitFor() == 0 : "rpm ${arguments}: ${text}${process.errorStream.text}"
    text
}
def compressor = { name ->
    def file = "$basedir/target/shop-1.0.0-1.${name}.noarch.rpm"
    rpm('-K', '--nosignature', file)
    rpm('-qpl', file)
    rpm('-qp', '--qf', '%{PAYLOADCOMPRESSOR} %{PAYLOADFLAGS}', file)
}
assert compressor('zstd') == 'zstd 19'
assert compressor('xz') == 'xz 6'
assert compressor('gzip') == 'gzip 9'
assert compressor('none').startsWith('(none)') || compressor('none').startsWith('uncompressed') : compressor('none')
assert compressor('el7') == 'xz 2'

def tag = { name, tag -> rpm('-qp', '--qf', "%{$tag}", "$basedir/target/shop-1.0.0-1.${name}.noarch.rpm") }
assert tag('el7', 'SHA1HEADER') ==~ /[0-9a-f]{40}/
assert tag('zstd', 'SHA1HEADER') == '(none)'
assert tag('zstd', 'SHA256HEADER') ==~ /[0-9a-f]{64}/
assert tag('zstd', 'SIGMD5') == '(none)'
