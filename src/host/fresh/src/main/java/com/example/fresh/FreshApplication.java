package com.example.fresh;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@SpringBootApplication
public class FreshApplication {
    public static void main(String[] args) {
        SpringApplication.run(FreshApplication.class, args);
    }

    @GetMapping("/")
    String home() {
        return "fresh " + FreshApplication.class.getPackage().getImplementationVersion();
    }
}
