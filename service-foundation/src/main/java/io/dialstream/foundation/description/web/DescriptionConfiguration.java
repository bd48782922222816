package io.dialstream.foundation.description.web;

import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;

/** For the services that describe their API; what they add themselves comes before this. */
@AutoConfiguration
@ConditionalOnClass(GlobalOpenApiCustomizer.class)
class DescriptionConfiguration {

    @Bean
    SharedDescription sharedDescription() {
        return new SharedDescription();
    }

    @Bean
    ClosedRequests closedRequests() {
        return new ClosedRequests();
    }

    @Bean
    NullableFields nullableFields() {
        return new NullableFields();
    }

    @Bean
    WholeAnswers wholeAnswers() {
        return new WholeAnswers();
    }
}
