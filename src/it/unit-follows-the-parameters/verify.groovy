import io.github.apprpm.it.RpmFile

def rpm = new RpmFile(basedir, 'target/shop-1.0.0-1.noarch.rpm')
def sections = rpm.text('/usr/lib/systemd/system/shop.service').split('\n\n').collectEntries {
    def lines = it.readLines()
    [lines[0], lines.tail()]
}
assert sections['[Unit]'].contains('After=postgresql.service')
assert sections['[Unit]'].count { it.startsWith('After=') } == 1
assert sections['[Install]'] == ['WantedBy=multi-user.target', 'Alias=store.service']

def service = sections['[Service]']
assert service.containsAll([
    'User=seller',
    'Group=sales',
    'WorkingDirectory=/opt/example/shop',
    'MemoryMax=512M',
    'CPUQuota=50%',
    'LimitNOFILE=1000',
    'TasksMax=100',
    'Restart=always',
    'ExecStartPre=-/usr/bin/true',
    'ExecStartPre=-/usr/bin/false',
    'AmbientCapabilities=CAP_NET_BIND_SERVICE',
    'Environment="PORT=443"',
    'ExecStart=/usr/bin/env sh /opt/example/shop/bin/launch server ${PORT} --port=${PORT} "100%% \\"wool\\"" "" $${PORT}',
    'Environment="GREETING=Good \\"day\\""',
    'ExecStartPost=/usr/bin/env sh /opt/example/shop/bin/ready http://127.0.0.1:8081/health 30 $MAINPID',
])
assert service.every { !it.startsWith('ProtectHome=') }
assert service.count { it.startsWith('LimitNOFILE=') } == 1

assert rpm.files()['/opt/example/shop/bin/ready'] == '-0755 root:root'
assert rpm.files()['/opt/example/shop/conf'] == 'd0750 root:sales'
assert rpm.files()['/etc/logrotate.d/shop'] == '-0644 root:root'
def provides = rpm.provides()
assert provides.any { it.startsWith('user(seller)') }
assert provides.any { it.startsWith('group(sales)') }
