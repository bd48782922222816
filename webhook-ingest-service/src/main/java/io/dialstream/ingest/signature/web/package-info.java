/** Keeps out what is not signed. */
@NullMarked
package io.dialstream.ingest.signature.web;

import org.jspecify.annotations.NullMarked;
