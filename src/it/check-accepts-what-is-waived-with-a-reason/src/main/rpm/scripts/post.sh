systemctl restart shop.service
