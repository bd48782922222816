package io.dialstream.foundation.testing;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.support.DefaultSingletonBeanRegistry;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.context.ContextConfigurationAttributes;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.ContextCustomizerFactory;
import org.springframework.test.context.MergedContextConfiguration;
import org.springframework.test.context.TestContextAnnotationUtils;

/** Starts a {@link KafkaFixture} with each new context of tests that are {@link WithKafka}. */
final class KafkaFixtureFactory implements ContextCustomizerFactory {

    @Override
    public @Nullable ContextCustomizer createContextCustomizer(
            Class<?> test, List<ContextConfigurationAttributes> configuration) {
        return TestContextAnnotationUtils.hasAnnotation(test, WithKafka.class)
                ? new Customizer()
                : null;
    }

    /** A record: all tests with one context configuration share its broker. */
    private record Customizer() implements ContextCustomizer {

        @Override
        public void customizeContext(
                ConfigurableApplicationContext context, MergedContextConfiguration test) {
            var kafka = KafkaFixture.start();
            var beans = (DefaultSingletonBeanRegistry) context.getBeanFactory();
            beans.registerSingleton("kafkaFixture", kafka);
            beans.registerDisposableBean("kafkaFixture", kafka);
            TestPropertyValues.of("KAFKA_BOOTSTRAP_SERVERS=" + kafka.addresses()).applyTo(context);
        }
    }
}
