/** Do-not-call lists over HTTP, and their page of the dashboard. */
@NullMarked
package io.dialstream.campaigns.donotcall.web;

import org.jspecify.annotations.NullMarked;
