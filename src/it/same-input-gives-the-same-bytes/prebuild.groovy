import java.nio.file.Files
import java.nio.file.Path

def files = [
        'src/main/rpm/conf/prices.csv'                                  : 'tea,7',
        'src/main/rpm/conf/reload.sh'                                   : '#!/bin/sh\n',
        'src/main/rpm/root/etc/shop/report.conf'                        : 'to=me',
        'src/main/rpm/root/etc/cron.daily/shop'                         : '#!/bin/sh\n',
        'src/main/rpm/root/usr/libexec/shop/clean'                      : 'exit 0',
        'src/main/rpm/root/usr/lib/systemd/system/shop-clean.service'   : '[Service]\nExecStart=/usr/libexec/shop/clean\n',
        'src/main/rpm/scripts/post.sh'                                  : ': installed',
        'src/main/rpm/systemd/slice.conf'                               : '[Service]\nSlice=shop.slice\n',
        'site/index.html'                                               : '<html>',
        'site/render'                                                   : '#!/usr/bin/env python3\n',
        'site/style/main.css'                                           : 'p { }'
]

def checkout = { File place, boolean executable ->
    files.each { name, text ->
        def file = new File(place, name)
        file.parentFile.mkdirs()
        file.text = text
        file.setExecutable(executable, false)
    }
    Files.createSymbolicLink(new File(place, 'site/current').toPath(), Path.of('style'))
    new File(place, 'site/uploads').mkdirs()
}

def other = new File(basedir, 'other/place')
other.mkdirs()
new File(other, 'pom.xml').bytes = new File(basedir, 'pom.xml').bytes
checkout(basedir, false)
checkout(other, true)
new File(other, 'site/.DS_Store').text = 'a Mac'
new File(other, 'src/main/rpm/conf/prices.csv~').text = 'tea,6'
return true
