/** What a provider signs of a request. */
@NullMarked
package io.dialstream.ingest.signature;

import org.jspecify.annotations.NullMarked;
