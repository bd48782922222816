package io.dialstream.campaigns.donotcall.web;

import io.dialstream.campaigns.donotcall.DoNotCallSubmission;
import io.dialstream.campaigns.donotcall.DoNotCallValidation;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What is to be known of a number on the list. */
record DoNotCallRequest(
        @Schema(
                        minLength = 1,
                        maxLength = DoNotCallValidation.MAX_REASON,
                        example = "asked us by mail")
                @Nullable String reason,
        @Schema(
                        description = "from when on it holds no longer; never if absent",
                        format = "date-time",
                        example = "2099-01-31T00:00:00Z")
                @Nullable String expiresAt,
        @Schema(
                        description = "where it comes from; API if absent",
                        minLength = 1,
                        maxLength = DoNotCallValidation.MAX_SOURCE,
                        example = "CRM")
                @Nullable String source) {

    DoNotCallSubmission submission(String phoneNumber) {
        return new DoNotCallSubmission(phoneNumber, reason, expiresAt, source);
    }
}
