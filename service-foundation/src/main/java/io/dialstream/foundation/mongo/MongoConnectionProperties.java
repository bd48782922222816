package io.dialstream.foundation.mongo;

import jakarta.validation.constraints.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/** Where MongoDB is. */
@Validated
@ConfigurationProperties("dialstream.mongodb")
record MongoConnectionProperties(
        @Pattern(
                        regexp = "mongodb(\\+srv)?://.+",
                        message = "MONGODB_URI must name the MongoDB server (mongodb://host:port)")
                @DefaultValue("")
                String uri) {

    @Override
    public String toString() {
        return "MongoConnectionProperties[]";
    }
}
