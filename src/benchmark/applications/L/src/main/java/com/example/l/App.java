package com.example.l;

public final class App {
    private App() {}

    public static void main(String[] args) {
        System.out.println("packaged, never started");
    }
}
