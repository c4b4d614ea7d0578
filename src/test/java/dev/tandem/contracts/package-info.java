/**
 * Holds what Tandem sends to Marketo, and what the sandbox answers, against the OpenAPI files that Adobe publishes, with a
 * short list of patches for what the files say otherwise than Marketo does.
 */
package dev.tandem.contracts;
