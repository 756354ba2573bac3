def other = new File(basedir, 'other/place')
other.mkdirs()
new File(other, 'pom.xml').bytes = new File(basedir, 'pom.xml').bytes
return true
