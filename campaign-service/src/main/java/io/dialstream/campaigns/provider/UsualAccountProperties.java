package io.dialstream.campaigns.provider;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.Name;

/**
 * Which account calls are placed with that name none.
 *
 * @param id as the dialer is told it
 */
@ConfigurationProperties("dialstream.provider")
public record UsualAccountProperties(@Name("default") String id) {}
