package io.dialstream.foundation.mongo;

import com.mongodb.ConnectionString;
import jakarta.validation.constraints.AssertTrue;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/** Where MongoDB is. */
@Validated
@ConfigurationProperties("dialstream.mongodb")
record MongoConnectionProperties(@DefaultValue("") String uri) {

    @AssertTrue(message = "MONGODB_URI must name the MongoDB server (mongodb://host:port)")
    public boolean isServerNamed() {
        try {
            new ConnectionString(uri);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** Without the address: it may carry a password. */
    @Override
    public String toString() {
        return "MongoConnectionProperties[]";
    }
}
