package io.dialstream.campaigns.validation.web;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How much a request's body may hold: enough for the most leads that a campaign may have, and so
 * little that one of them cannot fill the heap.
 */
@ConfigurationProperties("dialstream.api")
record BodyLimitProperties(@DefaultValue("16MB") DataSize maxBodySize) {}
