import io.github.apprpm.openpgp.TestKey
import org.sonatype.plexus.components.cipher.DefaultPlexusCipher

def key = TestKey.rsa(3072).lockedBy('hunter2')
new File(basedir, 'locked.asc').text = key.secretKey()
new File(basedir, 'fingerprint').text = key.fingerprint()

// What `mvn --encrypt-master-password` and `mvn --encrypt-password` make.
def cipher = new DefaultPlexusCipher()
def master = cipher.encryptAndDecorate('master-word', 'settings.security')
new File(basedir, 'security.xml').text = "<settingsSecurity><master>$master</master></settingsSecurity>"
def servers = ['gpg.passphrase': cipher.encryptAndDecorate('hunter2', 'master-word'), 'broken': '{COQLCE6DU6GtcS5P=}']
new File(basedir, 'servers.xml').text = '<settings><servers>' +
    servers.collect { id, text -> "<server><id>$id</id><passphrase>$text</passphrase></server>" }.join() + '</servers></settings>'

// A Maven with the variables of a CI server, whose values have lines.
def maven = new File(basedir, 'mvn-of-the-ci-server')
maven.text = """#!/bin/sh
MAVEN_GPG_KEY=\$(cat '$basedir/locked.asc') MAVEN_GPG_KEY_FINGERPRINT=${key.fingerprint()} MAVEN_GPG_PASSPHRASE=hunter2
export MAVEN_GPG_KEY MAVEN_GPG_KEY_FINGERPRINT MAVEN_GPG_PASSPHRASE
exec '${System.getProperty('maven.home')}/bin/mvn' "\$@"
"""
maven.executable = true
return true
