/** Provider accounts over HTTP. */
@NullMarked
package io.dialstream.campaigns.provider.web;

import org.jspecify.annotations.NullMarked;
