package com.example.shop;

import org.springframework.boot.info.BuildProperties;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class HomeController {
    private final BuildProperties build;

    HomeController(BuildProperties build) {
        this.build = build;
    }

    @GetMapping(path = "/", produces = MediaType.TEXT_HTML_VALUE)
    String home() {
        return """
                <!doctype html>
                <html lang="en">
                <title>Shop</title>
                <h1>Shop</h1>
                <p>%s %s</p>
                </html>
                """
                .formatted(build.getArtifact(), build.getVersion());
    }
}
