package io.dialstream.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A validation that accepts everything would be worse than none. */
class SchemasTest {

    private static final String POD =
            "{apiVersion: v1, kind: Pod, metadata: {name: p}, spec: {containers: [%s]}}";
    private static final String KAFKA =
            "{apiVersion: kafka.strimzi.io/v1, kind: Kafka, metadata: {name: k}, spec: {kafka: %s}}";
    private static final String MONITOR =
            "{apiVersion: monitoring.coreos.com/v1, kind: ServiceMonitor, metadata: {name: m},"
                    + " spec: {selector: {}, endpoints: [%s]}}";
    private static final String SCALED =
            "{apiVersion: keda.sh/v1alpha1, kind: ScaledObject, metadata: {name: s},"
                    + " spec: {scaleTargetRef: {name: d}, triggers: [%s]}}";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{name: a, image: b, ports: [{containerPort: 80}]}",
                "{name: a, resources: {limits: {memory: 1Gi, cpu: 100m}}}"
            })
    void acceptsAValidPod(String container) {
        assertThat(Schemas.violations(Tree.of(POD.formatted(container)))).isEmpty();
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
        assertThat(Schemas.violations(Tree.of(POD.formatted(container)))).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{listeners: [{name: plain, port: 9092, type: internal, tls: false, lts: true}]}",
                "{listeners: [], konfig: {}}"
            })
    void refusesUnknownFieldsOfStrimzi(String kafka) {
        assertThat(Schemas.violations(Tree.of(KAFKA.formatted(kafka)))).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{port: http, paht: /}", "{port: [http]}"})
    void refusesUnknownFieldsOfThePrometheusOperator(String endpoint) {
        assertThat(Schemas.violations(Tree.of(MONITOR.formatted(endpoint)))).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{type: kafka, metadata: {topic: t, consumerGroup: g}}",
                "{type: kafka, metadata: {topic: t, consumerGroup: g, bootstrapServers: b, lag: '1'}}",
                "{type: kafka, metadata: {topic: t, consumerGroup: g, bootstrapServers: b, lagThreshold: 1}}"
            })
    void refusesFieldsThatKedaDoesNotTake(String trigger) {
        assertThat(Schemas.violations(Tree.of(SCALED.formatted(trigger)))).isNotEmpty();
    }
}
