def isInstalled = System.getenv('PATH').split(File.pathSeparator).any { new File(it, 'rpm').canExecute() }
if (!isInstalled) {
    println 'SKIPPED: this project reads its packages with the command rpm, which is not installed.'
}
return isInstalled
