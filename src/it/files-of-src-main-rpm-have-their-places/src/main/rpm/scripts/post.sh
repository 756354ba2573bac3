#!/bin/sh
echo '@greeting@ from post'
