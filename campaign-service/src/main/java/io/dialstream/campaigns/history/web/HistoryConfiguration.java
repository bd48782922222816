package io.dialstream.campaigns.history.web;

import io.dialstream.campaigns.history.CalllogProperties;
import java.net.http.HttpClient;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.PropertySource;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.RestClient;

/** How the call log is reached. */
@Configuration(proxyBeanMethods = false)
@PropertySource("classpath:dialstream-calllog.properties")
@EnableConfigurationProperties(CalllogProperties.class)
class HistoryConfiguration {

    @Bean
    CallLog callLog(RestClient.Builder client, CalllogProperties properties) {
        return new CallLog(client.requestFactory(requests(properties)).build(), properties.url());
    }

    private static JdkClientHttpRequestFactory requests(CalllogProperties properties) {
        var http =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(properties.connectTimeout())
                        .build();
        var requests = new JdkClientHttpRequestFactory(http);
        requests.setReadTimeout(properties.readTimeout());
        return requests;
    }
}
