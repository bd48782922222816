@NullMarked
package io.dialstream.ingest.request;

import org.jspecify.annotations.NullMarked;
