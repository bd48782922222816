package io.dialstream.foundation.request.web;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A service that stands on the foundation's doors alone. */
@SpringBootApplication(
        excludeName = {
            "io.dialstream.foundation.eventlog.kafka.EventLogConfiguration",
            "io.dialstream.foundation.mongo.MongoConfiguration",
            "io.dialstream.foundation.readiness.ReadinessConfiguration",
            "org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration"
        })
public class SmallService {

    enum Colour {
        RED,
        BLUE
    }

    record Thing(
            @Nullable String name,
            @Nullable Integer size,
            @Nullable Boolean start,
            @Nullable List<@Nullable Part> parts) {}

    record Part(
            @Nullable String phone,
            @Nullable Map<String, @Nullable String> data,
            @Nullable Map<String, @Nullable Object> more,
            @Nullable List<@Nullable String> tags) {}

    @RestController
    @RequestMapping("/things")
    static class ThingController {

        @PostMapping
        Thing post(@RequestBody Thing thing) {
            return thing;
        }

        @GetMapping
        String list(
                @RequestParam(required = false) @Nullable Integer limit,
                @RequestParam(required = false) @Nullable Colour colour,
                @RequestParam(required = false) @Nullable String name) {
            return "[]";
        }

        @GetMapping("/{id}")
        String get(@PathVariable String id) {
            return "{}";
        }
    }
}
