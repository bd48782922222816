/** Signing in to the dashboard and out of it, and the cookie in between. */
@NullMarked
package io.dialstream.campaigns.session.web;

import org.jspecify.annotations.NullMarked;
