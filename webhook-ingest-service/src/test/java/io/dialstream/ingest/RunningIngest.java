package io.dialstream.ingest;

import io.dialstream.foundation.testing.WithKafka;
import io.dialstream.ingest.acme.AcmeVendor;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;

/**
 * The whole service over real HTTP and a real broker, behind an address with a path prefix; one for
 * all tests that say so.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "server.address=127.0.0.1",
            "server.tomcat.connection-timeout=3s",
            "dialstream.twilio.account-sid=" + TwilioSender.ACCOUNT,
            "dialstream.twilio.auth-token=" + TwilioSender.TOKEN,
            "dialstream.provider.east.vendor=twilio",
            "dialstream.provider.east.accountsid=" + TwilioSender.EAST_ACCOUNT,
            "dialstream.provider.east.authtoken=" + TwilioSender.EAST_TOKEN,
            "dialstream.provider.acme.vendor=acme",
            "dialstream.provider.acme.password=open-sesame",
            "dialstream.provider.west.vendor=acme",
            "dialstream.provider.west.password=go-west",
            "dialstream.webhooks.public-base-url=" + TwilioSender.PUBLIC_URL + "/",
            "dialstream.callback.secret=" + TwilioSender.SECRET,
            "dialstream.agents.twiml-hosts=voice.example.com",
            "dialstream.webhooks.body-timeout=3s",
            "dialstream.event-log.partitions=3",
            "spring.kafka.producer.properties.max.block.ms=5000",
            "spring.kafka.producer.properties.request.timeout.ms=1500",
            "spring.kafka.producer.properties.delivery.timeout.ms=5000"
        })
@Import(AcmeVendor.class)
@WithKafka
@interface RunningIngest {}
