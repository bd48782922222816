package io.dialstream.campaigns.donotcall.web;

import io.dialstream.campaigns.donotcall.DoNotCallSubmission;
import io.dialstream.campaigns.donotcall.DoNotCallValidation;
import io.dialstream.foundation.problem.InvalidRequestException;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.annotation.JsonDeserialize;

/** Many numbers for the list. */
record DoNotCallImportRequest(
        @ArraySchema(
                        minItems = 1,
                        maxItems = DoNotCallValidation.MAX_ENTRIES,
                        arraySchema = @Schema(requiredMode = RequiredMode.REQUIRED))
                @JsonDeserialize(as = EntryList.class)
                @Nullable List<@Nullable Entry> entries) {

    private static final DoNotCallSubmission NOTHING =
            new DoNotCallSubmission(null, null, null, null);

    /** One of them. */
    record Entry(
            @Schema(
                            requiredMode = RequiredMode.REQUIRED,
                            description = "E.164, or how such numbers begin and a star",
                            pattern = DoNotCallValidation.NUMBER,
                            example = "+14155552671")
                    @Nullable String phoneNumber,
            @Schema(minLength = 1, maxLength = DoNotCallValidation.MAX_REASON)
                    @Nullable String reason,
            @Schema(format = "date-time", example = "2099-01-31T00:00:00Z")
                    @Nullable String expiresAt) {

        private DoNotCallSubmission submission() {
            return new DoNotCallSubmission(phoneNumber, reason, expiresAt, null);
        }
    }

    /** Ends the reading of a request with the first entry that is too many. */
    static final class EntryList extends ArrayList<@Nullable Entry> {

        @Override
        public boolean add(@Nullable Entry entry) {
            if (size() >= DoNotCallValidation.MAX_ENTRIES) {
                throw new InvalidRequestException(
                        "",
                        "must have at most %d entries".formatted(DoNotCallValidation.MAX_ENTRIES));
            }
            return super.add(entry);
        }
    }

    List<DoNotCallSubmission> submissions() {
        if (entries == null || entries.isEmpty()) {
            throw new InvalidRequestException("entries", "is missing; at least one is needed");
        }
        return entries.stream().map(one -> one == null ? NOTHING : one.submission()).toList();
    }
}
