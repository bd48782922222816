package io.dialstream.campaigns.history.web;

import io.dialstream.campaigns.history.CallDirection;
import io.dialstream.campaigns.number.PhoneNumberRule;
import io.dialstream.events.CallStatus;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.DateTimeSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springframework.stereotype.Component;

/** Says in the API's description what the filters of the call log take. */
@Component
class FilterDocumentation implements GlobalOpenApiCustomizer {

    private static final Pattern FILTERED =
            Pattern.compile("/calls|/campaigns/\\{id}/(calls|logs)(\\.csv)?");
    private static final List<String> DIRECTIONS =
            Stream.of(CallDirection.values()).map(CallDirection::name).toList();
    private static final List<String> STATUSES =
            Stream.of(CallStatus.values()).map(CallStatus::name).toList();
    private static final List<String> EVENTS =
            Stream.concat(STATUSES.stream(), Stream.of("RAW")).toList();

    private static final int MAX_ID_LENGTH = 200;

    @Override
    public void customise(OpenAPI api) {
        api.getPaths().entrySet().stream()
                .filter(path -> FILTERED.matcher(path.getKey()).matches())
                .flatMap(path -> path.getValue().getGet().getParameters().stream())
                .forEach(FilterDocumentation::describe);
    }

    private static Schema<String> of(String pattern) {
        var text = new StringSchema();
        text.setPattern(pattern);
        return text;
    }

    private static void describe(Parameter filter) {
        switch (filter.getName()) {
            case "callId", "leadId" ->
                    filter.schema(new StringSchema().minLength(1).maxLength(MAX_ID_LENGTH));
            case "direction" -> filter.schema(new StringSchema()._enum(DIRECTIONS));
            case "status" -> filter.schema(new StringSchema()._enum(STATUSES));
            case "event" -> filter.schema(new StringSchema()._enum(EVENTS));
            case "phoneNumber" ->
                    filter.schema(of(PhoneNumberRule.E164))
                            .example("+12125550100")
                            .description("In E.164 form, its plus sign percent-encoded");
            case "reason" ->
                    filter.schema(of("^[A-Z0-9_]{1,64}$"))
                            .example("SIP_404")
                            .description("Why a call ended so");
            case "from" -> filter.schema(new DateTimeSchema()).description("Not before this time");
            case "to" -> filter.schema(new DateTimeSchema()).description("Before this time");
            default -> {
                // Says enough by its name.
            }
        }
    }
}
