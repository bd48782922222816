package io.dialstream.campaigns.history.web;

import io.dialstream.campaigns.history.CallHistory;
import io.dialstream.campaigns.history.CallHistoryContract;
import io.dialstream.campaigns.history.CalllogProperties;
import io.dialstream.campaigns.history.InMemoryCallHistory;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.json.JsonMapper;

class HttpCallHistoryIT extends CallHistoryContract {

    private static final CallLogServer SERVER = new CallLogServer();

    HttpCallHistoryIT() {
        super(HttpCallHistoryIT::over);
    }

    private static CallHistory over(InMemoryCallHistory callLog) {
        SERVER.show(callLog);
        var patience = Duration.ofSeconds(10);
        var properties = new CalllogProperties(SERVER.url(), patience, patience);
        var asked = new HistoryConfiguration().callLog(RestClient.builder(), properties);
        return new HttpCallHistory(asked, JsonMapper.shared());
    }

    @AfterAll
    static void stop() {
        SERVER.close();
    }
}
