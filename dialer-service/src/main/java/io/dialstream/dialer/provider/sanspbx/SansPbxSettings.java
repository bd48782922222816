package io.dialstream.dialer.provider.sanspbx;

import io.dialstream.dialer.provider.PublicAddressProperties;
import io.dialstream.dialer.provider.Vendor;
import io.dialstream.foundation.provider.AccountSettings;
import io.dialstream.foundation.provider.Setting;
import java.util.List;
import java.util.stream.Stream;

/** What an account is told; what is left out of names and paths is what most programs use. */
final class SansPbxSettings {

    static final Setting ACCESS_KEY =
            new Setting("ACCESS_KEY", "[!-~]+", "the account's access key");
    static final Setting ACCESS_TOKEN =
            new Setting("ACCESS_TOKEN", "[!-~]+", "the account's access token");
    static final Setting APP_ID =
            new Setting("APP_ID", "[!-~]+", "the id of the application that calls are for");
    static final Setting NUMBER_FORM =
            new Setting(
                    "NUMBER_FORM",
                    NumberForm::isOne,
                    "how numbers are written there: e164, national, zero-national or"
                            + " country-national");
    static final Setting COUNTRY_CODE =
            new Setting("COUNTRY_CODE", "([1-9][0-9]{0,2})?", "digits (91) or be left out");

    /** Installations know their own numbers by extensions of their own. */
    static final Setting CALLER_ID =
            new Setting(
                    "CALLER_ID",
                    "(\\+?[0-9]{1,15})?",
                    "the caller's number as the installation knows it, or be left out");

    private static final Setting TENANT_URL =
            new Setting(
                    Vendor.API_BASE_URL.name(),
                    PublicAddressProperties::isBaseUrl,
                    "the address of the installation (https://example.sansoftwares.com)");

    private static final String PATH = "(/[A-Za-z0-9._/-]+)?";
    private static final String NAME = "([A-Za-z0-9._-]{1,64})?";
    private static final String NAMES = "([A-Za-z0-9._-]{1,64}(,[A-Za-z0-9._-]{1,64}){0,9})?";

    /** A name or a path with what it is unless told otherwise; empty if it is nothing then. */
    enum Wording {
        GENTOKEN_PATH("PATHS.GENTOKEN", "/pbxadmin/sanpbxapi/gentoken"),
        DIALCALL_PATH("PATHS.DIALCALL", "/pbxadmin/sanpbxapi/dialcall"),
        DISCONNECT_PATH("PATHS.CALLDISCONNECT", "/pbxadmin/sanpbxapi/calldisconnect"),
        ACCESS_TOKEN_HEADER("FIELDS.ACCESSTOKEN", "Accesstoken"),
        ACCESS_KEY("FIELDS.ACCESSKEY", "access_key"),
        API_TOKEN("FIELDS.APITOKEN", "Apitoken"),
        APP_ID("FIELDS.APPID", "appid"),
        CALL_TO("FIELDS.CALLTO", "call_to"),
        CALLER_ID("FIELDS.CALLERID", "caller_id"),
        STATUS_CALLBACK("FIELDS.STATUSCALLBACK", "status_callback"),
        WEBSOCKET_URL("FIELDS.WEBSOCKETURL", "websocket_url"),
        CUSTOM_FIELD("FIELDS.CUSTOMFIELD", "custom_field"),
        /** Where the id of a call may be in an answer, the likeliest first. */
        CALL_ID("FIELDS.CALLID", "callid,call_id,id,Callid,data.callid,msg.callid"),
        DISCONNECTED_ID("FIELDS.DISCONNECTEDID", "callid"),
        /** In the custom field; where it is empty, no text can be handed over. */
        MESSAGE("FIELDS.MESSAGE", "");

        private final String setting;
        private final String usual;

        Wording(String setting, String usual) {
            this.setting = setting;
            this.usual = usual;
        }

        private Setting setting() {
            if (setting.startsWith("PATHS")) {
                return new Setting(setting, PATH, "a path or be left out");
            }
            return usual.contains(",")
                    ? new Setting(setting, NAMES, "names of fields or be left out")
                    : new Setting(setting, NAME, "a name or be left out");
        }
    }

    private final AccountSettings account;

    /**
     * Those of an account, if they are complete.
     *
     * @throws io.dialstream.foundation.provider.InvalidAccountException when they are not
     */
    SansPbxSettings(AccountSettings account) {
        account.require(
                Stream.concat(
                                Stream.of(
                                        ACCESS_KEY,
                                        ACCESS_TOKEN,
                                        APP_ID,
                                        NUMBER_FORM,
                                        Vendor.FROM_NUMBER,
                                        TENANT_URL,
                                        COUNTRY_CODE,
                                        CALLER_ID),
                                Stream.of(Wording.values()).map(Wording::setting))
                        .toArray(Setting[]::new));
        this.account = account;
    }

    String value(Setting setting) {
        return account.value(setting);
    }

    String word(Wording wording) {
        var told = account.value(wording.setting());
        return told.isEmpty() ? wording.usual : told;
    }

    List<String> words(Wording wording) {
        return List.of(word(wording).split(",", -1));
    }

    String url(Wording path) {
        return PublicAddressProperties.withoutTrailingSlash(account.value(TENANT_URL)) + word(path);
    }

    NumberForm numberForm() {
        return NumberForm.named(value(NUMBER_FORM));
    }

    /** India's, where the vendor is at home, unless told otherwise. */
    String countryCode() {
        var told = value(COUNTRY_CODE);
        return told.isEmpty() ? "91" : told;
    }
}
