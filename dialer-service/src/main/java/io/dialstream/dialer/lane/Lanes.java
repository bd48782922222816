package io.dialstream.dialer.lane;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** All lanes, by the id that is their record key. */
public interface Lanes {

    /** Those of the lanes that were ever written, by their ids. */
    Map<String, Lane> load(Collection<String> ids);

    /** The lanes of these partitions that have active calls. */
    List<Lane> activeIn(Set<Integer> partitions);

    /**
     * Writes a lane if it is still as it was read, version and all; false when somebody else has
     * written it since.
     */
    boolean save(Lane lane);
}
