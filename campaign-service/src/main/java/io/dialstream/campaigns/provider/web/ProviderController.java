package io.dialstream.campaigns.provider.web;

import io.dialstream.campaigns.provider.AnnouncedAccounts;
import io.dialstream.campaigns.provider.ProviderAccount;
import io.dialstream.events.PhoneNumber;
import io.dialstream.foundation.paging.Page;
import io.dialstream.foundation.provider.AccountSettings;
import io.dialstream.foundation.provider.ConfiguredAccounts;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.core.env.Environment;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Provider accounts as they are configured. This service is told no secret of theirs. */
@RestController
@RequestMapping("/providers")
@Tag(name = "Providers", description = "Our accounts at voice providers")
class ProviderController {

    private final List<AccountSettings> accounts;
    private final AnnouncedAccounts announced;

    ProviderController(Environment environment, AnnouncedAccounts announced) {
        this.accounts = ConfiguredAccounts.read(environment);
        this.announced = announced;
        accounts.forEach(account -> account.require());
    }

    private ProviderAccount account(AccountSettings settings) {
        var condition = announced.conditionOf(settings.id());
        return new ProviderAccount(
                settings.id(),
                settings.vendor(),
                settings.callerIds().stream().map(PhoneNumber::e164).toList(),
                settings.callsPerSecond(),
                condition.state(),
                condition.backlog(),
                condition.nextInstant());
    }

    @GetMapping
    @Operation(summary = "The accounts that calls are placed with, by id")
    @ApiResponse(responseCode = "200", description = "All accounts, on one page")
    Page<ProviderAccount> list() {
        return new Page<>(accounts.stream().map(this::account).toList(), null);
    }
}
