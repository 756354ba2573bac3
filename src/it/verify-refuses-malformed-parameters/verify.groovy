def log = new File(basedir, 'build.log').text
def check = "$basedir/not-executable/verify/stock.sh"
def messages = [
    "The <request> of '/' has the <body> '(', which is not a regular expression: Unclosed group. Correct it; a backslash before a character such as ( [ { . * + ? takes it literally.",
    "The <request> of '/' has the invalid <status> '99'. Set <status> to an HTTP status, 100 to 599.",
    "The check '$check' is not executable. Run 'chmod +x $check'. If Git does not keep the mode, run 'git update-index --chmod=+x' for the file.",
    "The parameter <level> is 'vm'. Set <level> or -Dapprpm.level to process or host, or remove it for the highest level that this machine allows.",
    "The parameter <level> is 'host', but there are no <images>. Set <images> to the hosts to try; docs/verify.md has a line for each distribution.",
]
for (message in messages) {
    assert log.contains(" on project shop: $message -> [Help 1]")
}
def withoutEngine = log.readLines().find { it.contains(" on project shop: The parameter <level> is 'host', but no container engine answers: ") }
assert withoutEngine.contains("'/nonexistent/podman'")
assert log.count('BUILD FAILURE') == messages.size() + 1

// Nothing was tried.
assert !new File(basedir, 'target/apprpm/verify').exists()
