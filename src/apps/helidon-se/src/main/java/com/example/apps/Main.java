package com.example.apps;

import io.helidon.config.Config;
import io.helidon.webserver.WebServer;

public final class Main {
    public static void main(String[] args) {
        Config config = Config.create();
        WebServer.builder()
                .config(config.get("server"))
                .routing(routing -> routing.get("/greet", (request, response) -> response.send("Hello World!")))
                .build()
                .start();
    }
}
