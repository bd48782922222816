package io.dialstream.dialer.admission;

import io.dialstream.dialer.provider.Providers;
import io.dialstream.foundation.readiness.Preparation;
import org.springframework.stereotype.Component;

/**
 * Asks the store what time it is there before calls wait for that: a store that is busy with them
 * may answer so slowly that nobody can use an instant.
 */
@Component
class AdmissionPreparation implements Preparation {

    private final Admission admission;
    private final Providers providers;

    AdmissionPreparation(Admission admission, Providers providers) {
        this.admission = admission;
        this.providers = providers;
    }

    @Override
    public String name() {
        return "calls per second";
    }

    @Override
    public void prepare() {
        providers.all().forEach(account -> admission.prepare(account.id()));
    }
}
