def missing = ['rpm', 'rpmbuild'].findAll { program ->
    !System.getenv('PATH').split(File.pathSeparator).any { new File(it, program).canExecute() }
}
if (missing) {
    println "SKIPPED: this project needs ${missing.join(' and ')}."
}
return missing.isEmpty()
