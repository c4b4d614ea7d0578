package dev.tandem.sandbox.data;

import java.util.List;

/**
 * How people and places are called in one language.
 *
 * @param country the country's name in the language
 */
record Culture(
        String country,
        List<String> firstNames,
        List<String> lastNames,
        List<String> cities,
        List<String> streets,
        List<String> postalCodes,
        List<String> phones) {}
