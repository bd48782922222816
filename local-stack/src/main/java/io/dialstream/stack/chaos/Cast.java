package io.dialstream.stack.chaos;

import io.dialstream.stack.launch.Instance;
import io.dialstream.stack.launch.Part;
import java.util.List;

/** The processes of a run: two of each kind that shares its work, so that it can be taken over. */
final class Cast {

    static final Instance KAFKA = Part.KAFKA.first();
    static final Instance MONGO = Part.MONGO.first();
    static final Instance PROVIDER = Part.SIMULATOR.first();
    static final Instance CALLLOG = Part.CALLLOG.first();
    static final Instance INGEST = Part.INGEST.first();
    static final Instance DIALER = Part.DIALER.first();
    static final Instance DIALER_2 = new Instance(Part.DIALER, 2);
    static final Instance CAMPAIGN = Part.CAMPAIGN.first();
    static final Instance CAMPAIGN_2 = new Instance(Part.CAMPAIGN, 2);

    static final List<Instance> SERVICES =
            List.of(CALLLOG, INGEST, DIALER, DIALER_2, CAMPAIGN, CAMPAIGN_2);

    /** Dialstream, without the provider. */
    static final List<Instance> EVERYTHING =
            List.of(KAFKA, MONGO, CALLLOG, INGEST, DIALER, DIALER_2, CAMPAIGN, CAMPAIGN_2);

    /** So many are still named one by one. */
    static final int SEVERAL = SERVICES.size();

    private Cast() {}
}
