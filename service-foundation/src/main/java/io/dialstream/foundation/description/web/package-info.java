/** What the services' OpenAPI descriptions have in common. */
@NullMarked
package io.dialstream.foundation.description.web;

import org.jspecify.annotations.NullMarked;
