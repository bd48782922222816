package io.dialstream.campaigns.law;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All laws that there is a file of.
 *
 * @param all by name
 */
public record CallingLaws(List<CallingLaw> all) {

    public CallingLaws {
        all = all.stream().sorted(Comparator.comparing(CallingLaw::name)).toList();
    }

    /** Those that name hours. */
    public List<CallingLaw> withHours() {
        return all.stream().filter(law -> law.hours() != null).toList();
    }

    /** Those that limit how often somebody is called. */
    public List<CallingLaw> withAttempts() {
        return all.stream().filter(law -> law.attempts() != null).toList();
    }

    /** Whether a form of rules has this choice because of a law. */
    public boolean offer(@Nullable String choice) {
        return choice != null
                && all.stream()
                        .anyMatch(law -> choice.equals(law.window()) || choice.equals(law.cap()));
    }
}
