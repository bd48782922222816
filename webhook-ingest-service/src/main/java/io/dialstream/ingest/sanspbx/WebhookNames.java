package io.dialstream.ingest.sanspbx;

import io.dialstream.foundation.provider.AccountSettings;
import io.dialstream.foundation.provider.Setting;
import io.dialstream.ingest.request.Form;
import java.util.List;

/**
 * By which names a webhook says what it says; of several names the first that is there counts.
 *
 * @param callId the id of the call
 * @param status its word
 * @param billSeconds how long it was answered, at its end
 * @param cause why it ended, for people
 * @param disposition how it ended, in Asterisk's words
 */
record WebhookNames(
        List<String> callId,
        List<String> status,
        List<String> billSeconds,
        List<String> cause,
        List<String> disposition) {

    private static final Setting CALL_ID = names("WEBHOOKCALLID");
    private static final Setting STATUS = names("STATUS");
    private static final Setting BILL_SECONDS = names("BILLSEC");
    private static final Setting CAUSE = names("CAUSETXT");
    private static final Setting DISPOSITION = names("DISPOSITION");

    /** Those of an account; also makes sure that another setting of it is well-formed. */
    static WebhookNames of(AccountSettings account, Setting other) {
        account.require(CALL_ID, STATUS, BILL_SECONDS, CAUSE, DISPOSITION, other);
        return new WebhookNames(
                told(account, CALL_ID, "callid,call_id,id,api_call_id,Linkedid"),
                told(account, STATUS, "status"),
                told(account, BILL_SECONDS, "billsec"),
                told(account, CAUSE, "cause_txt"),
                told(account, DISPOSITION, "disposition"));
    }

    private static Setting names(String name) {
        return new Setting(
                "FIELDS." + name,
                "([A-Za-z0-9._-]{1,64}(,[A-Za-z0-9._-]{1,64}){0,9})?",
                "names of fields (callid,call_id) or be left out");
    }

    private static List<String> told(AccountSettings account, Setting setting, String usual) {
        var told = account.value(setting);
        return List.of((told.isEmpty() ? usual : told).split(",", -1));
    }

    /** Empty when none is there. */
    static String first(Form fields, List<String> names) {
        for (var name : names) {
            var value = fields.first(name);
            if (value != null && !value.isBlank()) {
                return value.strip();
            }
        }
        return "";
    }
}
