/** Who is signed in to the dashboard. */
@NullMarked
package io.dialstream.campaigns.session;

import org.jspecify.annotations.NullMarked;
