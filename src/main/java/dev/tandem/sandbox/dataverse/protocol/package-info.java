/** What every request and answer of the Web API has in common: preferences, addresses, refusals. */
package dev.tandem.sandbox.dataverse.protocol;
