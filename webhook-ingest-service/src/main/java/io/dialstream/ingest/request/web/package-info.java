/** Takes the body of a request before anything else can. */
@NullMarked
package io.dialstream.ingest.request.web;

import org.jspecify.annotations.NullMarked;
