/**
 * The imitation of Adobe Marketo Engage's REST API: identity, persons (Adobe calls them leads), companies, sales
 * persons, opportunities, custom objects, custom activities, static lists, campaigns, bulk jobs and the change feed, in
 * memory. Where Adobe documents nothing, {@link dev.tandem.sandbox.marketo.wire.OpenPoint} has a switch.
 */
package dev.tandem.sandbox.marketo;
