@NullMarked
package io.dialstream.ingest.provider;

import org.jspecify.annotations.NullMarked;
