package io.dialstream.campaigns.validation.web;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/** How much a request's body may hold. */
@ConfigurationProperties("dialstream.api")
record BodyLimitProperties(@DefaultValue("64MB") DataSize maxBodySize) {}
