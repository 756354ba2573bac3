    def repository = new File(basedir, 'repository').toURI()
    new File(basedir, 'deploy.properties').text = "altDeploymentRepository=it::$repository"
return true
