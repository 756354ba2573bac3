assert new File(basedir, 'build.log').text.contains('Skipped: apprpm.skip is set')
assert new File(basedir, 'target').list().every { !it.contains('.rpm') }
