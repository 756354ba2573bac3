import com.sun.net.httpserver.HttpServer
import java.security.MessageDigest
import java.util.concurrent.ConcurrentSkipListMap
import java.util.concurrent.CopyOnWriteArrayList
import java.util.zip.GZIPOutputStream
import org.sonatype.plexus.components.cipher.DefaultPlexusCipher

// A Nexus of sorts: it keeps what is PUT, and indexes it when it is asked for the index a second time.
def files = new ConcurrentSkipListMap<String, byte[]>()
def requests = new CopyOnWriteArrayList<String>()
int looks = 0
def index = { ->
    def packages = looks++ < 1 ? '' : files.findAll { path, bytes -> path.endsWith('.rpm') }.collect { path, bytes ->
        def name = (path =~ /([a-z]+)-1\.0\.0-1\.noarch/)[0][1]
        """<package type='rpm'><name>$name</name><arch>noarch</arch><version epoch='0' ver='1.0.0' rel='1'/>
            <checksum type='sha256' pkgid='YES'>${MessageDigest.getInstance('SHA-256').digest(bytes).encodeHex()}</checksum>
            <time file='1' build='1'/><size package='${bytes.length}' installed='1' archive='1'/>
            <location href='el9/${path.split('/').last()}'/></package>"""
    }.join()
    def bytes = new ByteArrayOutputStream()
    new GZIPOutputStream(bytes).withCloseable { it.write("<metadata>$packages</metadata>".bytes) }
    bytes.toByteArray()
}
def server = HttpServer.create(new InetSocketAddress('127.0.0.1', 0), 0)
server.createContext('/') { exchange ->
    exchange.withCloseable {
        def path = exchange.requestURI.path
        def body = exchange.requestBody.bytes
        requests << "$exchange.requestMethod $path".toString()
        int status = 200
        def answer = new byte[0]
        if (exchange.requestHeaders.getFirst('Authorization') != 'Basic ' + 'ci:hunter2'.bytes.encodeBase64()) {
            status = 401
            answer = "not you: ${exchange.requestHeaders.getFirst('Authorization')}".bytes
        } else if (exchange.requestMethod == 'PUT') {
            status = files.putIfAbsent(path, body) == null ? 201 : 400
        } else if (path == '/repository/rpm/repodata/repomd.xml') {
            answer = "<repomd><data type='primary'><location href='repodata/primary.xml.gz'/></data></repomd>".bytes
        } else if (path == '/repository/rpm/repodata/primary.xml.gz') {
            answer = index()
        } else if (files.containsKey(path)) {
            answer = files[path]
        } else {
            status = 404
        }
        exchange.sendResponseHeaders(status, answer.length == 0 ? -1 : answer.length)
        if (answer.length > 0) {
            exchange.responseBody.write(answer)
        }
    }
}
server.start()
context.put('server', server)
context.put('files', files)
context.put('requests', requests)

new File(basedir, 'broken.rpm').bytes = [0xed, 0xab, 0xee, 0xdb] as byte[]

// What `mvn --encrypt-master-password` and `mvn --encrypt-password` make.
def cipher = new DefaultPlexusCipher()
def master = cipher.encryptAndDecorate('master-word', 'settings.security')
new File(basedir, 'security.xml').text = "<settingsSecurity><master>$master</master></settingsSecurity>"
def passwords = [nexus: cipher.encryptAndDecorate('hunter2', 'master-word'), stranger: 'hunter3', broken: '{COQLCE6DU6GtcS5P=}']
new File(basedir, 'servers.xml').text = """<settings>
  <servers>${passwords.collect { id, password -> "<server><id>$id</id><username>ci</username><password>$password</password></server>" }.join()}</servers>
  <profiles><profile><id>port</id><properties><port>$server.address.port</port></properties></profile></profiles>
  <activeProfiles><activeProfile>port</activeProfile></activeProfiles>
</settings>"""
return true
