echo 'Schön'
