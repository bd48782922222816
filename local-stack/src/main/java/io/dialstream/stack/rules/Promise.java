package io.dialstream.stack.rules;

import java.util.List;

/**
 * What nobody may experience otherwise.
 *
 * @param violations a sentence for each call that broke it
 */
record Promise(String words, List<String> violations) {}
