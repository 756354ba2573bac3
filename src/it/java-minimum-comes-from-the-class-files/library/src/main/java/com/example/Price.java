package com.example;

public record Price(long cents) {}
