/** What the dashboard's pages say, beyond what is stored. */
@NullMarked
package io.dialstream.campaigns.dashboard;

import org.jspecify.annotations.NullMarked;
