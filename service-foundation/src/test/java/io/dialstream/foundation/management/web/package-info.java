@NullMarked
package io.dialstream.foundation.management.web;

import org.jspecify.annotations.NullMarked;
