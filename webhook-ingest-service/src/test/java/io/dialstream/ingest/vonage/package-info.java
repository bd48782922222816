@NullMarked
package io.dialstream.ingest.vonage;

import org.jspecify.annotations.NullMarked;
