package io.dialstream.campaigns.campaign;

import static java.util.Objects.requireNonNull;

import io.dialstream.campaigns.forecast.TimeZones;
import io.dialstream.campaigns.lead.Lead;
import io.dialstream.campaigns.lead.LeadStatus;
import io.dialstream.campaigns.number.PhoneNumberZones;
import io.dialstream.campaigns.rules.Place;
import io.dialstream.foundation.problem.InvalidRequestException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * Numbers the places where leads are, in the order in which they come in. By these numbers those
 * leads are found that may be called, however many others there are.
 */
public final class LeadPlaces {

    /** More than numbers all over the world have. */
    static final int MAX_PLACES = 1_000;

    private final LinkedHashMap<Place, Integer> numbers = new LinkedHashMap<>();

    /**
     * Where a lead is.
     *
     * @param all places of its campaign; an earlier version has not noted where its leads are
     */
    public static Place placeOf(Lead lead, List<Place> all) {
        var number = lead.place();
        return number == null || number >= all.size()
                ? new Place(lead.timeZone(), PhoneNumberZones.of(lead.phoneNumber()))
                : all.get(number);
    }

    /** Goes on with those that a campaign has. */
    LeadPlaces(List<Place> known) {
        known.forEach(place -> numbers.put(place, numbers.size()));
    }

    /**
     * The leads with the numbers of their places.
     *
     * @throws InvalidRequestException when they are in too many
     */
    List<Lead> placed(List<Lead> leads) {
        return leads.stream().map(this::placed).toList();
    }

    private Lead placed(Lead lead) {
        var place = new Place(lead.timeZone(), PhoneNumberZones.of(lead.phoneNumber()));
        int number = numbers.computeIfAbsent(place, _ -> numbers.size());
        if (number >= MAX_PLACES) {
            throw new InvalidRequestException(
                    "leads",
                    "are in more than %,d different places, by their time zones and numbers"
                            .formatted(MAX_PLACES));
        }
        return lead.at(number);
    }

    /** The counts of these leads, which were placed, and of all that came before. */
    PlaceCounts counts(PlaceCounts before, List<Lead> placed) {
        var zones = all().stream().map(TimeZones::of).toList();
        var pending = new ArrayList<>(before.pending());
        pending.addAll(Collections.nCopies(zones.size() - pending.size(), 0));
        var timeZones = before.timeZones();
        for (var lead : placed) {
            int number = requireNonNull(lead.place());
            timeZones = timeZones.and(zones.get(number));
            if (lead.status() == LeadStatus.PENDING) {
                pending.set(number, pending.get(number) + 1);
            }
        }
        return new PlaceCounts(pending, timeZones);
    }

    /** All of them, each in the place of its number. */
    List<Place> all() {
        return List.copyOf(numbers.sequencedKeySet());
    }
}
