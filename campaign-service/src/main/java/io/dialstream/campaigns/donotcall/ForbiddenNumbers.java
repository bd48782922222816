package io.dialstream.campaigns.donotcall;

import io.dialstream.campaigns.number.NumberType;
import io.dialstream.events.PhoneNumber;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Numbers that nobody calls in this deployment, whoever asks for it. */
@Component
class ForbiddenNumbers {

    private final List<String> prefixes;
    private final Set<NumberType> types;

    ForbiddenNumbers(ForbiddenNumbersProperties properties) {
        this.prefixes =
                properties.forbiddenPrefixes().stream()
                        .map(prefix -> prefix.replace(DoNotCallEntry.ANY, ""))
                        .toList();
        this.types = properties.forbiddenTypes();
    }

    boolean contain(PhoneNumber number) {
        return prefixes.stream().anyMatch(number.e164()::startsWith)
                || (!types.isEmpty() && types.contains(NumberType.of(number)));
    }
}
