package io.dialstream.simulator.truth.file;

import io.dialstream.simulator.truth.Journal;
import io.dialstream.simulator.truth.NoJournal;
import java.io.IOException;
import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class JournalConfiguration {

    @Bean
    Journal journal(@Value("${simulator.journal:}") String file) throws IOException {
        return file.isBlank() ? new NoJournal() : new FileJournal(Path.of(file));
    }
}
