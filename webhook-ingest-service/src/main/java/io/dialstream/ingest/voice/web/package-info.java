/** The door at which a provider asks what the callee shall hear. */
@NullMarked
package io.dialstream.ingest.voice.web;

import org.jspecify.annotations.NullMarked;
