package io.dialstream.campaigns.validation.web;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How much a request's body may hold, enough for the most leads that it may have, and how long it
 * may take to come.
 */
@ConfigurationProperties("dialstream.api")
record BodyLimitProperties(
        @DefaultValue("16MB") DataSize maxBodySize, @DefaultValue("60s") Duration maxBodyTime) {}
