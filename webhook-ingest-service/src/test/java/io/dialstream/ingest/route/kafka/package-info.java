@NullMarked
package io.dialstream.ingest.route.kafka;

import org.jspecify.annotations.NullMarked;
