package io.dialstream.campaigns.provider.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialstream.campaigns.Api;
import io.dialstream.campaigns.ApiScenario;
import io.dialstream.campaigns.WholeService;
import org.junit.jupiter.api.Test;

@WholeService
class ProviderApiIT extends ApiScenario {

    @Test
    void everyUserSeesTheAccounts() {
        for (var user : new Api[] {ann, bob}) {
            assertThat(user.get("/providers").body())
                    .isEqualTo(
                            json(
                                    """
                                    {"items": [{"id": "twilio", "vendor": "twilio", "callerIds": [],
                                                "callsPerSecond": 1.0, "state": "OK",
                                                "backlog": 0, "nextInstant": null}],
                                     "nextCursor": null}\
                                    """));
        }
        assertThat(new Api(port, "nobodys-key").get("/providers").status()).isEqualTo(401);
    }
}
