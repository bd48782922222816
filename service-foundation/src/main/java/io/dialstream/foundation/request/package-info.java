/** What holds for the requests of users, whatever they ask. */
@NullMarked
package io.dialstream.foundation.request;

import org.jspecify.annotations.NullMarked;
