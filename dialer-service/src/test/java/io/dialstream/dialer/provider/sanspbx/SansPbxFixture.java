package io.dialstream.dialer.provider.sanspbx;

import io.dialstream.dialer.provider.Provider;
import io.dialstream.dialer.provider.http.TimeOuts;
import io.dialstream.foundation.callback.CallbackTokens;
import io.dialstream.foundation.provider.ConfiguredAccounts;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/** Accounts at an installation of the test's own. */
final class SansPbxFixture {

    static final String GENTOKEN = "/pbxadmin/sanpbxapi/gentoken";
    static final String DIALCALL = "/pbxadmin/sanpbxapi/dialcall";
    static final String TOKEN = "{\"status\": \"success\", \"Apitoken\": \"tok-1\"}";
    static final CallbackTokens TOKENS = new CallbackTokens(List.of("a-secret-of-the-tests"));

    private SansPbxFixture() {}

    static Map<String, String> settings(String url) {
        var settings = new HashMap<String, String>();
        settings.put("vendor", "sanspbx");
        settings.put("accesskey", "k3y");
        settings.put("accesstoken", "t0ken");
        settings.put("appid", "7");
        settings.put("numberform", "e164");
        settings.put("fromnumber", "+15550100");
        settings.put("apibaseurl", url);
        settings.put("fields.message", "message");
        return settings;
    }

    static Provider providerAt(String url, TimeOuts timeOuts) {
        return account(settings(url), timeOuts);
    }

    /** The account {@code sans}. */
    static Provider account(Map<String, String> settings, TimeOuts timeOuts) {
        return account(settings, timeOuts, null);
    }

    /** The same, with a token that it has kept. */
    static Provider account(
            Map<String, String> settings, TimeOuts timeOuts, @Nullable String token) {
        var properties = new HashMap<String, Object>();
        settings.forEach(
                (name, value) -> properties.put("dialstream.provider.sans." + name, value));
        var environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("test", properties));
        return new SansPbxVendor("https://calls.example.com", TOKENS, timeOuts)
                .account(
                        ConfiguredAccounts.read(environment).getFirst(),
                        new AtomicReference<>(token));
    }
}
