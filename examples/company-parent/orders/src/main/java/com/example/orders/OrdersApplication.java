package com.example.orders;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@SpringBootApplication
@RestController
public class OrdersApplication {
    /** Spring Boot takes the version from the jar's manifest; there is none in a development environment. */
    @Value("${spring.application.name} ${spring.application.version:development}")
    private String nameAndVersion;

    public static void main(String[] args) {
        SpringApplication.run(OrdersApplication.class, args);
    }

    @GetMapping("/")
    String home() {
        return nameAndVersion;
    }
}
