package io.dialstream.calllog.history.web;

import io.dialstream.calllog.call.ListFilter;
import io.dialstream.foundation.problem.InvalidRequestException;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The parameters that narrow the list of all calls of a user, as they were sent. */
record UserCallParameters(
        @Parameter(
                        description =
                                "Who is called, or calls; in E.164 form, its plus sign"
                                        + " percent-encoded",
                        schema = @Schema(type = "string", pattern = "^\\+[1-9][0-9]{1,14}$"),
                        example = "+15005550017")
                @Nullable String phoneNumber,
        @Parameter(
                        description = "Not before this time",
                        schema = @Schema(type = "string", format = "date-time"))
                @Nullable String from,
        @Parameter(
                        description = "Before this time",
                        schema = @Schema(type = "string", format = "date-time"))
                @Nullable String to) {

    /**
     * What is asked for.
     *
     * @throws InvalidRequestException when a parameter is nothing that a call could have
     */
    ListFilter read() {
        return new FilterParameters(null, phoneNumber, null, from, to).read();
    }
}
