package io.dialstream.campaigns.law.web;

import io.dialstream.campaigns.law.CallingLaw;
import io.dialstream.campaigns.law.CallingLawValidation;
import io.dialstream.campaigns.law.CallingLaws;
import io.dialstream.foundation.problem.InvalidRequestException;
import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.json.JsonMapper;

/** The laws that this version has files of. A process that cannot read them does not start. */
@Configuration(proxyBeanMethods = false)
class CallingLawsConfiguration {

    private static final String FILES = "classpath:/calling-laws/*.json";
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

    @Bean
    CallingLaws callingLaws() throws IOException {
        var files = new PathMatchingResourcePatternResolver().getResources(FILES);
        return new CallingLaws(Arrays.stream(files).map(CallingLawsConfiguration::law).toList());
    }

    static CallingLaw law(Resource file) {
        try (var content = file.getInputStream()) {
            var law = CallingLawValidation.law(JSON.readValue(content, Map.class));
            if (!(law.place().toLowerCase(Locale.ROOT) + ".json").equals(file.getFilename())) {
                throw new IOException("another place than its name: " + law.place());
            }
            return law;
        } catch (InvalidRequestException e) {
            throw unreadable(file, e.fields(), e);
        } catch (JacksonException | IOException e) {
            throw unreadable(file, e.getMessage(), e);
        }
    }

    private static IllegalStateException unreadable(
            Resource file, @Nullable Object why, Exception cause) {
        return new IllegalStateException(file.getFilename() + ": " + why, cause);
    }
}
