@NullMarked
package io.dialstream.ingest.request.web;

import org.jspecify.annotations.NullMarked;
