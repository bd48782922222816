/** Do-not-call lists over HTTP. */
@NullMarked
package io.dialstream.campaigns.donotcall.web;

import org.jspecify.annotations.NullMarked;
