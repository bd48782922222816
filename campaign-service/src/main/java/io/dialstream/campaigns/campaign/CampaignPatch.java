package io.dialstream.campaigns.campaign;

import io.dialstream.campaigns.provider.ProviderRule;
import io.dialstream.campaigns.rules.PostedRules;
import io.dialstream.campaigns.validation.PostedObject;
import io.dialstream.campaigns.validation.Problems;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A change of a campaign as somebody asks for it: a JSON merge patch (RFC 7396) of its settings.
 *
 * @param fields those that are to change; one that is null is removed
 */
public record CampaignPatch(Map<String, @Nullable Object> fields) {

    /** The settings afterwards, with all that is wrong with them among the problems. */
    CampaignSettings applied(Campaign campaign, CampaignValidation validation, Problems problems) {
        var merged = merged(shown(campaign.settings()), fields);
        var posted = new PostedObject(merged, problems);
        var name = posted.text("name");
        var calls = posted.integer("maxConcurrentCalls", 1, CampaignValidation.MAX_CALLS);
        var provider = posted.text("provider");
        var fallbacks = posted.texts("fallbackProviders", ProviderRule.MAX_FALLBACKS);
        PostedRules.FIELDS.forEach(posted::known);
        PostedRules.FIELDS.forEach(rule -> merged.putIfAbsent(rule, null));
        posted.nothingElse();
        return validation.settings(
                name, calls, provider, fallbacks, PostedRules.in(merged), problems);
    }

    private static Map<String, @Nullable Object> shown(CampaignSettings settings) {
        var fields = new LinkedHashMap<String, @Nullable Object>();
        fields.put("name", settings.name());
        fields.put("maxConcurrentCalls", settings.maxConcurrentCalls());
        fields.put("provider", settings.providers().provider());
        fields.put("fallbackProviders", settings.providers().fallbackProviders());
        fields.putAll(PostedRules.of(settings.rules()).fields());
        return fields;
    }

    /** Objects are merged field by field; anything else takes the other's place. */
    private static Map<String, @Nullable Object> merged(Map<?, ?> target, Map<?, ?> patch) {
        var merged = new LinkedHashMap<String, @Nullable Object>();
        target.forEach((name, value) -> merged.put(String.valueOf(name), value));
        patch.forEach((field, value) -> {
            var name = String.valueOf(field);
            if (value instanceof Map<?, ?> inner) {
                var before = merged.get(name) instanceof Map<?, ?> map ? map : Map.of();
                merged.put(name, merged(before, inner));
            } else if (value == null) {
                merged.remove(name);
            } else {
                merged.put(name, value);
            }
        });
        return merged;
    }
}
