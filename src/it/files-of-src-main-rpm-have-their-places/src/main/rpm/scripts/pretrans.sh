echo 'from pretrans'
