package io.dialstream.campaigns.live.web;

import io.dialstream.campaigns.live.LiveJson;
import io.dialstream.campaigns.live.LiveProperties;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.socket.config.annotation.EnableWebSocket;
import org.springframework.web.socket.config.annotation.WebSocketConfigurer;
import tools.jackson.databind.json.JsonMapper;

/** Where the sockets are. */
@Configuration(proxyBeanMethods = false)
@EnableWebSocket
@EnableConfigurationProperties(LiveProperties.class)
class LiveConfiguration {

    @Bean
    LiveJson liveJson(JsonMapper json) {
        return json::writeValueAsString;
    }

    @Bean
    WebSocketConfigurer liveSockets(
            LiveProperties properties,
            ObjectProvider<LiveSocketHandler> handler,
            ObjectProvider<OriginCheck> origins,
            ObjectProvider<WatchHandshake> handshake) {
        return registry ->
                registry.addHandler(handler.getObject(), "/ws/campaigns", "/ws/campaigns/*")
                        .addInterceptors(origins.getObject(), handshake.getObject())
                        .setAllowedOrigins(properties.allowedOrigins().toArray(String[]::new));
    }
}
