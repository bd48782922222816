@NullMarked
package io.dialstream.ingest.telnyx;

import org.jspecify.annotations.NullMarked;
