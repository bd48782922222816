package io.dialstream.ingest.provider;

/**
 * One of our accounts at a provider.
 *
 * @param id as it stands in events and in the address of callbacks
 * @param vendor the name of the vendor, which begins that address
 */
public record Account(String id, String vendor, Provider provider) {}
