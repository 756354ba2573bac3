package com.example.apps;

import io.vertx.core.AbstractVerticle;
import io.vertx.core.Promise;

public class MainVerticle extends AbstractVerticle {
    @Override
    public void start(Promise<Void> started) {
        int port = Integer.parseInt(System.getenv().getOrDefault("PORT", "8888"));
        vertx.createHttpServer()
                .requestHandler(request -> request.response().end("Hello from Vert.x!"))
                .listen(port)
                .<Void>mapEmpty()
                .onComplete(started);
    }
}
