package io.dialstream.simulation.judge;

import io.dialstream.events.PhoneNumber;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The leads that the user of a campaign has sent, request by request, and what was answered. */
final class SentLeads {

    private final Map<String, Collection<PhoneNumber>> sent = new LinkedHashMap<>();
    private final Set<String> accepted = new HashSet<>();
    private final Set<String> refused = new HashSet<>();

    /** What came first, in the order of its leads. */
    List<PhoneNumber> first() {
        return sent.values().stream().findFirst().map(List::copyOf).orElse(List.of());
    }

    void send(String request, Collection<PhoneNumber> numbers) {
        sent.put(request, numbers);
    }

    void answer(String request, boolean yes) {
        (yes ? accepted : refused).add(request);
    }

    /** What is wrong with the leads that the campaign has in the end. */
    List<String> wrongWith(List<PhoneNumber> leads) {
        var wrong = new ArrayList<String>();
        var left = new ArrayList<>(leads);
        sent.forEach((request, numbers) -> {
            var there = numbers.stream().filter(left::remove).count();
            if (!isRight(request, there, numbers.size())) {
                wrong.add(
                        "%d of %d leads of %s are there, which was accepted: %s, refused: %s"
                                .formatted(
                                        there,
                                        numbers.size(),
                                        request,
                                        accepted.contains(request),
                                        refused.contains(request)));
            }
        });
        if (!left.isEmpty()) {
            wrong.add(left + " are there twice, or were never sent");
        }
        return wrong;
    }

    private boolean isRight(String request, long there, int all) {
        return there == 0
                ? !accepted.contains(request)
                : there == all && !refused.contains(request);
    }
}
