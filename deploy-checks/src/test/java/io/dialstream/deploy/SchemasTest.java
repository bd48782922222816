package io.dialstream.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A validation that accepts everything would be worse than none. */
class SchemasTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{name: a, image: b, ports: [{containerPort: 80}]}",
                "{name: a, resources: {limits: {memory: 1Gi, cpu: 100m}}}"
            })
    void acceptsAValidPod(String container) {
        assertThat(Schemas.violations(pod(container))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{image: b}",
                "{name: a, imgae: b}",
                "{name: a, ports: [{containerPort: '80'}]}",
                "{name: a, ports: {containerPort: 80}}"
            })
    void refusesMissingUnknownAndWronglyTypedFields(String container) {
        assertThat(Schemas.violations(pod(container))).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{listeners: [{name: plain, port: 9092, type: internal, tls: false, lts: true}]}",
                "{listeners: [], konfig: {}}"
            })
    void refusesUnknownFieldsOfStrimzi(String kafka) {
        assertThat(Schemas.violations(kafka(kafka))).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{port: http, paht: /}", "{port: [http]}"})
    void refusesUnknownFieldsOfThePrometheusOperator(String endpoint) {
        assertThat(Schemas.violations(monitor(endpoint))).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{type: kafka, metadata: {topic: t, consumerGroup: g}}",
                "{type: kafka, metadata: {topic: t, consumerGroup: g, bootstrapServers: b, lag: '1'}}",
                "{type: kafka, metadata: {topic: t, consumerGroup: g, bootstrapServers: b, lagThreshold: 1}}"
            })
    void refusesFieldsThatKedaDoesNotTake(String trigger) {
        assertThat(Schemas.violations(scaled(trigger))).isNotEmpty();
    }

    private static Tree pod(String container) {
        return object("v1", "Pod", "{containers: [" + container + "]}");
    }

    private static Tree kafka(String kafka) {
        return object("kafka.strimzi.io/v1", "Kafka", "{kafka: " + kafka + "}");
    }

    private static Tree monitor(String endpoint) {
        var spec = "{selector: {}, endpoints: [" + endpoint + "]}";
        return object("monitoring.coreos.com/v1", "ServiceMonitor", spec);
    }

    private static Tree scaled(String trigger) {
        var spec = "{scaleTargetRef: {name: d}, triggers: [" + trigger + "]}";
        return object("keda.sh/v1alpha1", "ScaledObject", spec);
    }

    private static Tree object(String apiVersion, String kind, String spec) {
        return Tree.of(
                "{apiVersion: %s, kind: %s, metadata: {name: n}, spec: %s}"
                        .formatted(apiVersion, kind, spec));
    }
}
