package io.dialstream.campaigns.campaign.web;

import io.dialstream.campaigns.rules.CallingWindow;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A calling window, as the description of the API has it. */
record CallingWindowRequest(
        @Schema(
                        description =
                                "whose clock counts: LEAD for all zones that a lead may be in,"
                                        + " LEAD_ONLY for the lead's own timeZone, or the id of a"
                                        + " time zone for one clock for all",
                        defaultValue = CallingWindow.LEAD,
                        example = "Europe/Berlin")
                @Nullable String timeZone,
        @Schema(
                        description =
                                "the time zone of leads of which nobody knows one; without it they"
                                        + " are EXCLUDED",
                        example = "Europe/Berlin")
                @Nullable String defaultTimeZone,
        @ArraySchema(
                        maxItems = CallingWindow.MAX_EXCEPT_DATES,
                        arraySchema =
                                @Schema(
                                        description = "dates on which nobody is called",
                                        example = "[\"2026-12-25\"]"))
                @Nullable List<LocalDate> exceptDates,
        @ArraySchema(
                        minItems = 1,
                        maxItems = CallingWindow.MAX_HOURS,
                        arraySchema = @Schema(requiredMode = RequiredMode.REQUIRED))
                @Nullable List<Hours> hours) {

    /** Hours of some days. */
    record Hours(
            @ArraySchema(
                            minItems = 1,
                            maxItems = 7,
                            uniqueItems = true,
                            arraySchema = @Schema(requiredMode = RequiredMode.REQUIRED))
                    @Nullable List<DayOfWeek> days,
            @Schema(requiredMode = RequiredMode.REQUIRED, pattern = TIME, example = "09:00")
                    @Nullable String from,
            @Schema(
                            requiredMode = RequiredMode.REQUIRED,
                            description = "later than from; 24:00 is the end of the day",
                            pattern = TIME,
                            example = "20:00")
                    @Nullable String to) {

        private static final String TIME = "^(([01][0-9]|2[0-3]):[0-5][0-9]|24:00)$";
    }
}
