/** What a provider sent, byte for byte, and the address it sent it to. */
@NullMarked
package io.dialstream.ingest.request;

import org.jspecify.annotations.NullMarked;
