package io.dialstream.campaigns.law;

/**
 * Where something can be read or asked for.
 *
 * @param name of a law with its paragraph, or of a register
 * @param address of its public page, with https
 */
public record LawReference(String name, String address) {}
