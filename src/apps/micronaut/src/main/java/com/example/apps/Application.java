package com.example.apps;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.runtime.Micronaut;

public class Application {
    public static void main(String[] args) {
        Micronaut.run(Application.class, args);
    }

    @Controller("/hello")
    static class HelloController {
        @Get(produces = "text/plain")
        String hello() {
            return "Hello";
        }
    }
}
