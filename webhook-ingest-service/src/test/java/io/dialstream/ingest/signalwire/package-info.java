@NullMarked
package io.dialstream.ingest.signalwire;

import org.jspecify.annotations.NullMarked;
