def log = new File(basedir, 'build.log').text
def remedy = 'Let the build make one before this goal runs (spring-boot:repackage, shade, quarkus:build),' +
        ' set <mainClass>, or set <application> or -Dapprpm.application to a jar, war or directory.'
assert log.contains("There is no executable application: there is no jar or war in '$basedir/no-jar/target'. $remedy")
def plain = "$basedir/no-main-class/target/no-main-class-1.0.0.jar"
assert log.contains("There is no executable application: found '$plain' (its manifest has no Main-Class). $remedy")
def two = "$basedir/two-candidates/target/two-candidates-1.0.0"
assert log.contains("More than one application was found: '${two}.jar' (has its libraries inside),"
        + " '${two}-second.jar' (has its libraries inside)."
        + ' Set <application> or -Dapprpm.application to the one to package.')

def packages = []
basedir.eachFileRecurse { if (it.name.contains('.rpm')) packages << it }
assert packages.isEmpty()
