package io.dialstream.campaigns.live;

import java.util.LinkedHashMap;
import java.util.Map;

/** A map that forgets what was not touched for longest. */
final class LatestOf<V> extends LinkedHashMap<String, V> {

    private final int kept;

    LatestOf(int kept) {
        super(16, 0.75f, true);
        this.kept = kept;
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
        return size() > kept;
    }
}
