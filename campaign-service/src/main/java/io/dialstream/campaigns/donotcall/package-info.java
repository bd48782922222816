/** Do-not-call lists: numbers that a user, or the whole deployment, never calls. */
@NullMarked
package io.dialstream.campaigns.donotcall;

import org.jspecify.annotations.NullMarked;
