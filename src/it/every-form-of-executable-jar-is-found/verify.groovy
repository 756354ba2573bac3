import io.github.apprpm.it.RpmFile

def libraries = { name ->
    def lib = "/var/app/$name/lib/"
    new RpmFile(basedir, "$name/target/$name-1.0.0-1.noarch.rpm").files().keySet()
            .findAll { it.startsWith(lib) && !it.endsWith('/libs') }.collect { it - lib }
}
assert libraries('shaded') == ['shaded.jar']
assert libraries('assembly') == ['assembly.jar']
assert libraries('thin') == ['libs/slf4j-api-2.0.17.jar', 'thin.jar']
assert libraries('plain') == ['plain.jar', 'slf4j-api-2.0.17.jar']

// The jar with the libraries was taken, not the one without.
def size = { name ->
    new RpmFile(basedir, "$name/target/$name-1.0.0-1.noarch.rpm").size("/var/app/$name/lib/${name}.jar")
}
assert size('shaded') == new File(basedir, 'shaded/target/shaded-1.0.0.jar').length()
assert size('assembly') == new File(basedir, 'assembly/target/assembly-1.0.0-jar-with-dependencies.jar').length()

def launch = { name ->
    new RpmFile(basedir, "$name/target/$name-1.0.0-1.noarch.rpm").text("/var/app/$name/bin/launch")
}
assert launch('thin').contains("'-jar' '/var/app/thin/lib/thin.jar'")
def classPath = '/var/app/plain/lib/plain.jar:/var/app/plain/lib/slf4j-api-2.0.17.jar'
assert launch('plain').contains("'-cp' '$classPath' 'com.example.Shop'")
