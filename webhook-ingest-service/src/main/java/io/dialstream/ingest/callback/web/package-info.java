/** The door that status callbacks come in by. */
@NullMarked
package io.dialstream.ingest.callback.web;

import org.jspecify.annotations.NullMarked;
