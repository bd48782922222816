/** The dashboard's pages. */
@NullMarked
package io.dialstream.campaigns.dashboard.web;

import org.jspecify.annotations.NullMarked;
