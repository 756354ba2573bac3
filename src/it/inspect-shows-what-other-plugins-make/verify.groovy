def rpm = { String... arguments ->
    def builder = new ProcessBuilder(['rpm', '--nosignature'] + arguments.toList())
    builder.environment().putAll([TZ: 'UTC', LC_ALL: 'C'])
    def process = builder.start()
    def text = process.inputStream.getText('UTF-8')
    assert process.waitFor() == 0 : "rpm ${arguments}: ${process.errorStream.text}"
    text
}
def section = { heading, text -> text ? "\n$heading:\n$text" : '' }
def dependencies = ['Requires', 'Provides', 'Conflicts', 'Obsoletes', 'Recommends', 'Suggests', 'Supplements', 'Enhances']
['mojohaus', 'dentrassi'].each { name ->
    def file = "$basedir/target/${name}.rpm".toString()
    def expected = rpm('-qip', file) +
            dependencies.collect { section(it, rpm('-qp', "--${it.toLowerCase()}", file)) }.join() +
            section('Scripts', rpm('-qp', '--scripts', file)) +
            section('Triggers', rpm('-qp', '--triggers', '--filetriggers', file)) +
            section('Files', rpm('-qplv', file))
    assert new File(basedir, "target/${name}.txt").getText('UTF-8') == expected
    assert expected.contains('/opt/peers/other.txt')
    assert expected.contains('preinstall scriptlet (using /bin/sh):')
}
def json = new groovy.json.JsonSlurper().parse(new File(basedir, 'target/dentrassi.json'), 'UTF-8')
assert json.name == 'dentrassi'
assert json.dependencies.requires.any { it.name == 'java-headless' && it.version == null }
assert json.files.find { it.path == '/opt/link' }.target == '/opt/peers/plain.txt'

// On its own, the goal takes what lies in the build directory, although the packaging is pom.
assert new File(basedir, 'target/both.txt').getText('UTF-8') ==
        ['dentrassi', 'mojohaus'].collect { new File(basedir, "target/${it}.txt").getText('UTF-8') }.join('\n')
