/**
 * The imitation of Adobe Marketo Engage's REST API: identity, persons (Adobe calls them leads), companies, sales
 * persons, opportunities, custom objects, custom activities and the change feed, in memory.
 */
package dev.tandem.sandbox.marketo;
