import io.github.apprpm.publish.S3Server

// A server of S3, as a process that ends with this one.
def bucket = S3Server.started().newBucket()
context.put('place', "${bucket.endpoint().get()}/${bucket.bucket()}/${bucket.prefix()}".toString())
new File(basedir, 'servers.xml').text = """<settings>
  <servers>
    <server><id>bucket</id><username>key-id</username><password>hunter2</password></server>
    <server><id>token</id><password>hunter3</password></server>
  </servers>
  <profiles>
    <profile>
      <id>bucket</id>
      <properties>
        <apprpm.repositoryUrl>$bucket</apprpm.repositoryUrl>
        <apprpm.endpoint>${bucket.endpoint().get()}</apprpm.endpoint>
      </properties>
    </profile>
  </profiles>
  <activeProfiles><activeProfile>bucket</activeProfile></activeProfiles>
</settings>"""
def servers = new File(basedir, 'servers.xml').text
new File(basedir, 'proxy.xml').text = servers.replace('<servers>', """<proxies>
    <proxy><protocol>http</protocol><host>127.0.0.1</host><port>1</port><username>ci</username><password>hunter4</password></proxy>
  </proxies>
  <servers>""")
return true
